using System.Text;

namespace PrepPlatform.Profiles.Areas.Profiles.Imports;

/// <summary>A file's bytes as text, and how it was read in a sentence for whoever uploaded it.</summary>
/// <param name="Text">Without byte order mark.</param>
/// <param name="Note">An English sentence.</param>
internal sealed record CsvText(string Text, string Note)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null where it is no text at all.</summary>
    public static CsvText? Decode(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..]) return new(Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2), "Read as UTF-16.");
        if (bytes is [0xFE, 0xFF, ..]) return new(Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2), "Read as UTF-16.");
        if (bytes.AsSpan().Contains((byte)0)) return null; // A workbook, a picture: text has no zero bytes.
        try
        {
            return new(Strict.GetString(bytes).TrimStart('\uFEFF'), "Read as UTF-8.");
        }
        catch (DecoderFallbackException)
        {
            return new(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes), "Read as Windows-1252, because it is not UTF-8: look at names with accents before you confirm.");
        }
    }
}
