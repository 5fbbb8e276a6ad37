namespace PrepPlatform.Profiles.Areas.Profiles.Expertise;

/// <summary>What an uploaded picture says it is, by its first bytes alone; nothing else of it is read outside the sandbox.</summary>
internal static class PictureFile
{
    public const int MostBytes = 2 * 1024 * 1024, Side = 256;

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary><c>png</c>, <c>jpeg</c> or <c>webp</c>, or null.</summary>
    public static string? Kind(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Png)) return "png";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return "jpeg";
        return bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "webp" : null;
    }

    /// <summary>Whether these bytes are the square that was asked for, and nothing behind it.</summary>
    public static bool IsSquare(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 45 && bytes.StartsWith(Png) && bytes[12..].StartsWith("IHDR"u8) && bytes[16..24].SequenceEqual((ReadOnlySpan<byte>)[0, 0, 1, 0, 0, 0, 1, 0]) && bytes[^8..^4].SequenceEqual("IEND"u8);
}
