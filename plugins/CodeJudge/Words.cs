using System.Text.RegularExpressions;

namespace PrepPlatform.CodeJudge;

/// <summary>Puts a stranger's words into a reason, which is Markdown.</summary>
internal static partial class Words
{
    private const int MostInLine = 80;

    /// <summary>Without colours, letters that turn the line around, and what else is no text.</summary>
    public static string Plain(string text) => NoText().Replace(text, "");

    /// <summary>In a line: <c>`…`</c>.</summary>
    public static string Code(string text)
    {
        text = Plain(text);
        text = text.Length > MostInLine ? $"{Cut(text, MostInLine)}…" : text;
        if (text.Length == 0) return "nothing";
        var fence = Fence(text);
        return text[0] is '`' or ' ' || text[^1] is '`' or ' ' ? $"{fence} {text} {fence}" : $"{fence}{text}{fence}";
    }

    /// <summary>In lines of their own.</summary>
    public static string Block(string text, int most)
    {
        text = Plain(text).Replace("```", "'''", StringComparison.Ordinal);
        return $"\n\n```\n{(text.Length > most ? $"{Cut(text, most)}…" : text)}\n```";
    }

    private static string Cut(string text, int most) => char.IsHighSurrogate(text[most - 1]) ? text[..(most - 1)] : text[..most];

    /// <summary>One backtick more than stand next to one another in the text.</summary>
    private static string Fence(string text)
    {
        var (most, run) = (0, 0);
        foreach (var c in text) most = Math.Max(most, run = c == '`' ? run + 1 : 0);
        return new string('`', most + 1);
    }

    [GeneratedRegex(@"\x1b\[[0-9;]*[A-Za-z]|[\x00-\x08\x0b-\x1f\x7f\uFFFD\u202A-\u202E\u2066-\u2069]")]
    private static partial Regex NoText();
}
