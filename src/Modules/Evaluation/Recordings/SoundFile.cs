using System.Buffers.Binary;

namespace PrepPlatform.Evaluation.Recordings;

/// <summary>The kinds of files that recordings may be, told by their first bytes. Nothing else of them is read here: what decodes them does so in the sandbox.</summary>
internal static class SoundFile
{
    /// <summary>So many bytes tell the kind.</summary>
    private const int Head = 12;

    /// <summary>A recorder's header is far shorter; what comes before the sound in a file from elsewhere may be long.</summary>
    private const int MostHeader = 64 * 1024;

    public static readonly IReadOnlySet<string> Types = new HashSet<string> { "audio/wav", "audio/webm", "audio/ogg", "audio/mpeg", "audio/mp4", "audio/flac" };

    /// <summary>The type that a browser names, without what it says of codecs, or null: it is not taken.</summary>
    public static string? TypeOf(string named) => named.Split(';')[0].Trim().ToLowerInvariant() is var type && Types.Contains(type) ? type : null;

    /// <summary>Whether the file begins as its type does.</summary>
    public static async Task<bool> IsAsync(string type, Stream file, CancellationToken cancellation)
    {
        var head = new byte[Head];
        file.Position = 0;
        return await file.ReadAtLeastAsync(head, Head, throwOnEndOfStream: false, cancellation) == Head && Begins(type, head);
    }

    /// <summary>A recorder that sends while it records cannot know the sizes in a WAV's header: writes those that are missing, or more than there is.</summary>
    public static async Task FinishAsync(string type, Stream file, CancellationToken cancellation)
    {
        if (type != "audio/wav") return;
        var header = new byte[Math.Min(MostHeader, file.Length)];
        file.Position = 0;
        await file.ReadExactlyAsync(header, cancellation);
        Correct(header, 0, file.Length);
        for (long at = Head; at + 8 <= header.Length; at += 8L + Size(header, (int)at) + (Size(header, (int)at) & 1))
            if (header.AsSpan((int)at, 4).SequenceEqual("data"u8))
            {
                Correct(header, (int)at, file.Length);
                break;
            }

        file.Position = 0;
        await file.WriteAsync(header, cancellation);
    }

    private static void Correct(byte[] header, int chunk, long length)
    {
        var rest = length - chunk - 8;
        if (Size(header, chunk) is 0 || Size(header, chunk) > rest) BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(chunk + 4), (uint)rest);
    }

    private static uint Size(byte[] header, int chunk) => BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(chunk + 4));

    private static bool Begins(string type, ReadOnlySpan<byte> head) => type switch
    {
        "audio/wav" => head.StartsWith("RIFF"u8) && head[8..].StartsWith("WAVE"u8),
        "audio/webm" => head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]),
        "audio/ogg" => head.StartsWith("OggS"u8),
        "audio/mpeg" => head.StartsWith("ID3"u8) || (head[0] == 0xFF && (head[1] & 0xE0) == 0xE0),
        "audio/mp4" => head[4..].StartsWith("ftyp"u8),
        "audio/flac" => head.StartsWith("fLaC"u8),
        _ => false,
    };
}
