using System.Globalization;
using System.Text;

namespace PrepPlatform.MultipleChoice.Scoring;

/// <summary>Makes texts comparable that mean the same.</summary>
internal static class Words
{
    /// <summary>Without spaces around it, and with one between words.</summary>
    public static string Spaced(string text)
    {
        var made = new StringBuilder(text.Length);
        foreach (var c in text.AsSpan().Trim())
            if (!char.IsWhiteSpace(c)) made.Append(c);
            else if (made[^1] != ' ') made.Append(' ');
        return made.ToString();
    }

    /// <summary>In one of the forms that Unicode has for it (NFKC), so that ﬁ is fi and ５ is 5; half a character stays as it is.</summary>
    public static string Composed(string text)
    {
        try
        {
            return text.IsNormalized(NormalizationForm.FormKC) ? text : text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    /// <summary>As telephones type it and as keyboards do: straight quotes and plain dashes.</summary>
    public static string Plain(string text)
    {
        if (System.Text.Ascii.IsValid(text)) return text;
        return string.Create(text.Length, text, static (made, from) =>
        {
            for (var i = 0; i < from.Length; i++)
                made[i] = from[i] switch
                {
                    '\u2018' or '\u2019' or '\u2032' => '\'',
                    '\u201C' or '\u201D' => '"',
                    >= '\u2010' and <= '\u2015' or '\u2212' => '-',
                    var other => other,
                };
        });
    }

    /// <summary>Without the marks over and under Latin, Greek and Cyrillic letters. Those of other scripts are letters themselves.</summary>
    public static string WithoutAccents(string text)
    {
        if (System.Text.Ascii.IsValid(text)) return text;
        try
        {
            var apart = text.Normalize(NormalizationForm.FormD);
            return string.Concat(apart.Where(c => c is < '\u0300' or > '\u036F')).Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    /// <summary>A digit of any script as 0 to 9; anything else as it is.</summary>
    public static char Digit(char c) => c < 128 || CharUnicodeInfo.GetDecimalDigitValue(c) is not (>= 0 and var value) ? c : (char)('0' + value);
}
