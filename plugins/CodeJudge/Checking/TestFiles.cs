using PrepPlatform.CodeJudge.Building;

namespace PrepPlatform.CodeJudge.Checking;

/// <summary>What an author's program is given to read. Never shown to an answer's program.</summary>
internal sealed record TestFiles(ReadOnlyMemory<byte> Input, ReadOnlyMemory<byte>? Output, ReadOnlyMemory<byte> Answer)
{
    public async Task WriteAsync(string folder, CancellationToken cancellation)
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "input"), Input, cancellation);
        await File.WriteAllBytesAsync(Path.Combine(folder, "answer"), Answer, cancellation);
        if (Output is { } output) await File.WriteAllBytesAsync(Path.Combine(folder, "output"), output, cancellation);
        Store.Seal(folder);
    }
}
