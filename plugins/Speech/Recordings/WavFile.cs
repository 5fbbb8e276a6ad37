using System.Buffers.Binary;

namespace PrepPlatform.Speech.Recordings;

/// <summary>
/// Reads WAV files of the one kind that the recorder in the browser makes: 16 kHz, one channel, 16 bits. Sizes in headers are often wrong (a stream that was
/// recorded has none yet): then the data goes on to the file's end.
/// </summary>
internal static class WavFile
{
    private const int BytesASecond = Recording.Rate * sizeof(short), MostChunks = 100, Pcm = 1, Extensible = 0xFFFE;

    /// <returns>Null: it is of another kind, and somebody else may read it.</returns>
    public static Recording? Read(Stream file, int mostSeconds)
    {
        Span<byte> head = stackalloc byte[12];
        if (file.ReadAtLeast(head, 12, throwOnEndOfStream: false) < 12 || !head[..4].SequenceEqual("RIFF"u8) || !head[8..].SequenceEqual("WAVE"u8)) return null;
        var isPlain = false;
        for (var chunks = 0; chunks < MostChunks && file.ReadAtLeast(head[..8], 8, throwOnEndOfStream: false) == 8; chunks++)
        {
            var (size, next) = ((long)BinaryPrimitives.ReadUInt32LittleEndian(head[4..]), 0L);
            if (head[..4].SequenceEqual("data"u8)) return isPlain ? Samples(file, size, mostSeconds) : null;
            next = file.Position + size + (size & 1);
            if (head[..4].SequenceEqual("fmt "u8)) isPlain = IsPlain(file, size);
            if (next > file.Length) return null;
            file.Position = next;
        }

        return null;
    }

    private static bool IsPlain(Stream file, long size)
    {
        Span<byte> format = stackalloc byte[26];
        format = format[..(int)Math.Min(format.Length, size)];
        if (format.Length < 16 || file.ReadAtLeast(format, format.Length, throwOnEndOfStream: false) < format.Length) return false;
        int kind = Short(format, 0);
        if (kind == Extensible && format.Length == 26) kind = Short(format, 24);
        return kind == Pcm && Short(format, 2) == 1 && BinaryPrimitives.ReadInt32LittleEndian(format[4..]) == Recording.Rate && Short(format, 14) == 16;
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static Recording Samples(Stream file, long size, int mostSeconds)
    {
        var left = file.Length - file.Position;
        var all = size is 0 or uint.MaxValue || size > left ? left : size;
        var bytes = new byte[Math.Min(all, (long)mostSeconds * BytesASecond) & ~1L];
        file.ReadExactly(bytes);
        return new(Recording.Convert(bytes), all / (double)BytesASecond, all > bytes.Length + 1);
    }
}
