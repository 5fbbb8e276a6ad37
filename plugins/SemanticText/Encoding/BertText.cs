using System.Globalization;
using System.Text;

namespace PrepPlatform.SemanticText.Encoding;

/// <summary>
/// How BERT reads a text before it looks for word pieces: characters that cannot be seen removed, Chinese characters set apart and, for models without
/// capitals, accents taken off and letters made small.
/// </summary>
internal static class BertText
{
    // Stands for two that the framework refuses to decompose; like them it is in no vocabulary.
    private static readonly Rune Unassigned = new(0x0378);

    /// <summary>The text as its words are cut from.</summary>
    public static string Normalise(string text, bool lowerCase)
    {
        if (Ascii.IsValid(text) && !text.AsSpan().ContainsAnyInRange('\0', '\x1f') && !text.Contains('\x7f', StringComparison.Ordinal))
            return lowerCase ? text.ToLowerInvariant() : text;
        var clean = Clean(text);
        return lowerCase ? Lower(clean) : clean;
    }

    /// <summary>Where the next word from a place on lies: a run of letters, or one punctuation mark. Its length is 0 where there is none.</summary>
    public static (int Start, int Length) NextWord(string text, int from)
    {
        var at = from;
        while (at < text.Length && Rune.GetRuneAt(text, at) is var space && IsSpace(space)) at += space.Utf16SequenceLength;
        var start = at;
        while (at < text.Length && Rune.GetRuneAt(text, at) is var rune && !IsSpace(rune))
        {
            if (IsPunctuation(rune)) return at == start ? (start, rune.Utf16SequenceLength) : (start, at - start);
            at += rune.Utf16SequenceLength;
        }

        return (start, at - start);
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes()) // Half a character comes as U+FFFD, which is dropped.
            if (IsHidden(rune)) continue;
            else if (IsSpace(rune)) clean.Append(' ');
            else if (IsChinese(rune.Value)) clean.Append(' ').Append(rune).Append(' ');
            else clean.Append(rune.Value is 0xFFFE or 0xFFFF ? Unassigned : rune);
        return clean.ToString();
    }

    private static string Lower(string text)
    {
        var lower = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
            if (!IsAccent(rune)) lower.Append(Rune.ToLowerInvariant(rune));
        return lower.ToString();
    }

    private static bool IsHidden(Rune rune) => rune.Value is 0 or 0xFFFD || (rune.Value is not ('\t' or '\n' or '\r')
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse && !NewCharacters.Has(rune));

    private static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune);

    /// <summary>Two that have become letters since are still marks here, and one mark is punctuation; see <see cref="NewCharacters"/>.</summary>
    private static bool IsAccent(Rune rune) => rune.Value is 0x1734 or 0x1171E
        || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark && rune.Value != 0x111C9 && !NewCharacters.Has(rune));

    private static bool IsPunctuation(Rune rune) => rune.IsAscii
        ? rune.Value is > ' ' and < 0x7F && !char.IsAsciiLetterOrDigit((char)rune.Value)
        : rune.Value is 0x166D or 0x111C9 || (Rune.IsPunctuation(rune) && !NewCharacters.Has(rune));

    private static bool IsChinese(int value) => value is >= 0x4E00 and <= 0x9FFF or >= 0x3400 and <= 0x4DBF or >= 0xF900 and <= 0xFAFF
        or >= 0x20000 and <= 0x2A6DF or >= 0x2A700 and <= 0x2B73F or >= 0x2B740 and <= 0x2B81F or >= 0x2B920 and <= 0x2CEAF or >= 0x2F800 and <= 0x2FA1F;
}
