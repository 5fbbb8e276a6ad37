using System.Buffers;
using System.IO.Pipelines;
using System.Threading.Channels;
using PrepPlatform.Evaluation.Plugins;

namespace PrepPlatform.Evaluation.Command;

/// <summary>
/// Reads lines, has several at once scored and writes the results in the order of the lines. What is under way at a time is bounded, so a million lines
/// take no more memory than a thousand.
/// </summary>
internal sealed class ScorePipeline(PluginCatalogue plugins, int jobs, string folder, ScoreProgress progress)
{
    private const int MostLines = 256, LongestLine = 512 * 1024, ChunkBytes = 1024 * 1024;

    /// <summary>Whether every line was scored.</summary>
    public async Task<bool> RunAsync(Stream input, Stream output)
    {
        var work = Channel.CreateUnbounded<Chunk>();
        var ordered = Channel.CreateBounded<Chunk>(jobs * 4);
        var workers = Enumerable.Range(0, jobs).Select(_ => Task.Run(() => WorkAsync(work.Reader))).ToArray();
        var writing = Task.Run(() => WriteAsync(ordered.Reader, output));
        await Task.WhenAny(ReadAsync(input, work.Writer, ordered.Writer), writing).Unwrap();
        await writing;
        await Task.WhenAll(workers);
        return !progress.HasErrors;
    }

    private async Task ReadAsync(Stream input, ChannelWriter<Chunk> work, ChannelWriter<Chunk> ordered)
    {
        var lines = new LineReader(PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: 256 * 1024)), LongestLine);
        var number = 0;
        try
        {
            while (true)
            {
                // Small portions first, so that a short file is shared between the workers too.
                var chunk = new Chunk();
                var most = Math.Min(MostLines, 1 + number++ / (4 * jobs));
                while (chunk.Lines.Count < most && chunk.Bytes < ChunkBytes && await lines.NextAsync() is { } line) chunk.Add(line);
                if (chunk.Lines.Count == 0) break;
                await ordered.WriteAsync(chunk);
                work.TryWrite(chunk);
            }
        }
        finally
        {
            work.Complete();
            ordered.Complete();
        }
    }

    private async Task WorkAsync(ChannelReader<Chunk> work)
    {
        var scoring = new ScoreLine(plugins, folder);
        await foreach (var chunk in work.ReadAllAsync())
        {
            try
            {
                var output = new ArrayBufferWriter<byte>(chunk.Lines.Count * 256);
                var wrong = 0;
                foreach (var line in chunk.Lines)
                    if (!await scoring.RunAsync(line, output)) wrong++;
                progress.Add(chunk.Lines.Count, wrong);
                chunk.Result.SetResult(output);
            }
            catch (Exception e)
            {
                chunk.Result.SetException(e);
            }
        }
    }

    private static async Task WriteAsync(ChannelReader<Chunk> ordered, Stream output)
    {
        await foreach (var chunk in ordered.ReadAllAsync()) await output.WriteAsync((await chunk.Result.Task).WrittenMemory);
        await output.FlushAsync();
    }

    private sealed class Chunk
    {
        public List<ReadOnlyMemory<byte>> Lines { get; } = [];

        public int Bytes { get; private set; }

        public TaskCompletionSource<ArrayBufferWriter<byte>> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Add(ReadOnlyMemory<byte> line)
        {
            Lines.Add(line);
            Bytes += line.Length;
        }
    }
}
