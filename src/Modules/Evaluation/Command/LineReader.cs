using System.Buffers;
using System.IO.Pipelines;

namespace PrepPlatform.Evaluation.Command;

/// <summary>Lines of a stream as bytes; blank ones are skipped unless they are wanted, what is too long is cut, so that it can be told from a line that is not.</summary>
internal sealed class LineReader(PipeReader pipe, int longest, bool keepBlank = false)
{
    /// <summary>The next line without its end, or null. One that is longer than allowed comes with one byte more than that.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync()
    {
        while (true)
        {
            if (!pipe.TryRead(out var read)) read = await pipe.ReadAsync();
            var buffer = read.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Take(buffer.Slice(0, end));
                pipe.AdvanceTo(buffer.GetPosition(1, end));
                if (line.Length > 0 || keepBlank) return line;
            }
            else if (buffer.Length > longest)
            {
                var start = Take(buffer);
                await SkipAsync(buffer.End);
                return start;
            }
            else if (read.IsCompleted)
            {
                var line = Take(buffer);
                pipe.AdvanceTo(buffer.End);
                return line.Length > 0 ? line : (ReadOnlyMemory<byte>?)null; // A bare null would become an empty line.
            }
            else pipe.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>Goes on behind the end of a line that nobody wants to keep.</summary>
    private async Task SkipAsync(SequencePosition from)
    {
        pipe.AdvanceTo(from);
        while (true)
        {
            var read = await pipe.ReadAsync();
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                pipe.AdvanceTo(read.Buffer.GetPosition(1, end));
                return;
            }

            pipe.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) return;
        }
    }

    private byte[] Take(ReadOnlySequence<byte> bytes)
    {
        var line = bytes.Slice(0, Math.Min(bytes.Length, longest + 1)).ToArray();
        var (start, end) = (0, line.Length);
        while (start < end && line[start] is (byte)' ' or (byte)'\t' or (byte)'\r') start++;
        while (end > start && line[end - 1] is (byte)' ' or (byte)'\t' or (byte)'\r') end--;
        return start == 0 && end == line.Length ? line : line[start..end];
    }
}
