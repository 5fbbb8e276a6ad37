using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using PrepPlatform.Evaluation.Running;

namespace PrepPlatform.Evaluation.Command;

/// <summary>
/// Embeds lines as they come and writes a line for each in their order. Lines that are there at the same time are embedded together; what is read is written
/// before more is waited for, so it takes no more memory for a million lines than for a thousand.
/// </summary>
internal sealed class EmbedPipeline(IPluginRunner runner, ScoreProgress progress)
{
    private const int LongestLine = 4 * EmbedTexts.MostCharacters;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly List<string?> batch = [];
    private readonly ArrayBufferWriter<byte> written = new();
    private long number;

    /// <summary>Whether every line has its vector.</summary>
    public async Task<bool> RunAsync(Stream input, Stream output)
    {
        var lines = new LineReader(PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: 256 * 1024)), LongestLine, keepBlank: true);
        while (true)
        {
            var next = lines.NextAsync();
            if (!next.IsCompleted || batch.Count == EmbedTexts.MostTexts) await FlushAsync(output);
            if (await next is not { } line) break;
            number++;
            batch.Add(Read(line));
        }

        await FlushAsync(output);
        return !progress.HasErrors;
    }

    /// <summary>The line's text; null where it has none, which is told.</summary>
    private string? Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            if (line.Length <= LongestLine && Strict.GetString(line.Span) is { Length: <= EmbedTexts.MostCharacters } text) return text;
            Console.Error.Write($"line {number}: It is longer than 64 Ki characters.\n");
        }
        catch (DecoderFallbackException)
        {
            Console.Error.Write($"line {number}: It is no text in UTF-8.\n");
        }

        return null;
    }

    private async Task FlushAsync(Stream output)
    {
        if (batch.Count == 0) return;
        List<string> texts = [.. batch.OfType<string>()];
        var vectors = new Queue<float[]>(texts.Count > 0 ? (await EmbedTexts.RunAsync(runner, texts, CancellationToken.None)).Vectors : []);
        foreach (var text in batch) Write(text is null ? null : vectors.Dequeue());
        await output.WriteAsync(written.WrittenMemory);
        await output.FlushAsync();
        progress.Add(batch.Count, batch.Count - texts.Count);
        batch.Clear();
        written.ResetWrittenCount();
    }

    private void Write(float[]? vector)
    {
        using (var json = new Utf8JsonWriter(written))
            if (vector is null) json.WriteNullValue();
            else JsonSerializer.Serialize(json, vector);
        written.Write("\n"u8);
    }
}
