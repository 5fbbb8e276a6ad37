using System.Globalization;

namespace PrepPlatform.SemanticText.Reading;

/// <summary>A minus, an operator or the like.</summary>
/// <param name="Start">Where it stands in the text as written.</param>
/// <param name="Mark">In plain form.</param>
internal readonly record struct Sign(int Start, char Mark);

/// <summary>
/// Tells marks that say something ("-5", "i &lt; n", "!done", "10 %") from those that only punctuate ("last-in", "- and so on", "Done!", "*this*"). In doubt a
/// mark says something: then a person looks.
/// </summary>
internal static class Signs
{
    private const string Always = "+<>=^%&|~", Sometimes = "-!*/", Quotes = "`'\"", Opening = "([{";

    /// <summary>Whether a text without words may still be an answer.</summary>
    public static bool MayBe(string text) => text.Any(c => Always.Contains(c) || Sometimes.Contains(c) || IsMath(c));

    public static bool IsMath(char c) => char.GetUnicodeCategory(c) == UnicodeCategory.MathSymbol;

    public static bool Says(Letters letters, int i)
    {
        var c = letters[i];
        if (Always.Contains(c) || IsMath(c)) return !(c == '>' && Before(letters, i) is '\n');
        if (!Sometimes.Contains(c)) return false;
        if (Quotes.Contains(At(letters, i - 1)) && Quotes.Contains(At(letters, i + 1))) return true;
        return c switch
        {
            '-' => IsMinus(letters, i),
            '!' => IsWord(At(letters, i + 1)) || At(letters, i + 1) is '=' or '(' || (IsShort(letters, i, -1) && After(letters, i) != '\n') || (IsSpace(letters, i - 1) && IsSpace(letters, i + 1)),
            '*' => IsBetween(letters, i) || (IsWord(At(letters, i + 1)) && !IsWord(At(letters, i - 1)) && IsAloneInLine(letters, i)),
            _ => IsBetween(letters, i) && (IsShort(letters, i, -1) || IsShort(letters, i, 1)),
        };
    }

    /// <summary>A minus before a number, which is then another number: "-5", but neither "3-5" nor "UTF-8".</summary>
    public static bool Negates(Letters letters, int number) =>
        At(letters, number - 1) == '-' && (IsSpace(letters, number - 2) || (Opening + "=<>+*/").Contains(At(letters, number - 2))) && IsMinus(letters, number - 1);

    /// <summary>Before a number or a single letter, where no word ends at it.</summary>
    private static bool IsMinus(Letters letters, int i)
    {
        if (!IsShort(letters, i, 1) || (IsWord(At(letters, i - 1)) && !IsShort(letters, i, -1))) return false;
        var spaced = IsSpace(letters, i - 1) && IsSpace(letters, i + 1);
        return !spaced || char.IsDigit(After(letters, i)) || IsShort(letters, i, -1);
    }

    /// <summary>Between two things, and as far from the one as from the other.</summary>
    private static bool IsBetween(Letters letters, int i) =>
        IsSpace(letters, i - 1) == IsSpace(letters, i + 1) && (IsWord(Before(letters, i)) || Before(letters, i) == ')') && (IsWord(After(letters, i)) || After(letters, i) == '(');

    /// <summary>Whether the word on that side, with or without a space between, is a number or a single letter.</summary>
    private static bool IsShort(Letters letters, int i, int way)
    {
        var at = i + way;
        while (IsSpace(letters, at) && at >= 0 && at < letters.Count && letters[at] != '\n') at += way;
        return char.IsDigit(At(letters, at)) || (char.IsLetter(At(letters, at)) && !IsWord(At(letters, at + way)));
    }

    private static bool IsAloneInLine(Letters letters, int i)
    {
        for (var at = i + 1; at < letters.Count && at < i + 200 && letters[at] != '\n'; at++)
            if (letters[at] == '*') return false;
        return true;
    }

    private static char Before(Letters letters, int i)
    {
        do i--; while (At(letters, i) is ' ' or '\t');
        return At(letters, i);
    }

    private static char After(Letters letters, int i)
    {
        do i++; while (At(letters, i) is ' ' or '\t');
        return At(letters, i);
    }

    private static char At(Letters letters, int i) => i >= 0 && i < letters.Count ? letters[i] : '\n';

    private static bool IsSpace(Letters letters, int i) => char.IsWhiteSpace(At(letters, i));

    private static bool IsWord(char c) => char.IsLetterOrDigit(c);
}
