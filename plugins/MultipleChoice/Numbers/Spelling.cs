using System.Text;
using PrepPlatform.MultipleChoice.Scoring;

namespace PrepPlatform.MultipleChoice.Numbers;

/// <summary>One spelling for the many ways of typing numbers and units.</summary>
internal static class Spelling
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>m·s⁻² becomes m·s^-2, 1½ becomes 1 1/2, × becomes *, digits of every script become 0 to 9.</summary>
    public static string Of(string typed)
    {
        if (Ascii.IsValid(typed)) return Words.Spaced(typed);
        var raised = new StringBuilder(typed.Length + 4);
        for (var i = 0; i < typed.Length; i++)
        {
            if (IsRaised(typed[i]) && (i == 0 || !IsRaised(typed[i - 1]))) raised.Append('^');
            else if (IsFraction(typed[i]) && i > 0 && char.IsDigit(typed[i - 1])) raised.Append(' ');
            raised.Append(typed[i]);
        }

        var text = new StringBuilder(Words.Composed(raised.ToString()));
        for (var i = 0; i < text.Length; i++) text[i] = One(text[i]);
        return Words.Spaced(text.ToString());
    }

    /// <summary>A unit without what does not change it: m / s ^ 2 is m/s2. Capitals stay, since mV and MV differ.</summary>
    public static string OfUnit(string typed)
    {
        var made = new StringBuilder(typed.Length);
        var text = Of(typed);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '^' || (text[i] == ' ' && (IsSign(text[i - 1]) || IsSign(text[i + 1])))) continue;
            made.Append(text[i] is ' ' or '*' ? '·' : text[i]);
        }

        return made.ToString();
    }

    private static bool IsSign(char c) => c is '/' or '·' or '*' or '^' or '-';

    private static bool IsRaised(char c) => Superscripts.Contains(c, StringComparison.Ordinal) || c is '⁺' or '⁻';

    private static bool IsFraction(char c) => c is '¼' or '½' or '¾' or (>= '\u2150' and <= '\u215E');

    private static char One(char c) => c switch
    {
        '\u2212' or '\u2010' or '\u2011' or '\u2012' or '\u2013' => '-',
        '\u2044' or '\u2215' => '/',
        '\u00D7' or '\u2217' => '*',
        '\u22C5' or '\u2219' or '\u2022' => '·',
        '\u2019' => '\'',
        _ => Words.Digit(c),
    };
}
