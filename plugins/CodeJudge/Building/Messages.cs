using System.Text.RegularExpressions;

namespace PrepPlatform.CodeJudge.Building;

/// <summary>What compilers and programs say, made fit to be read: a stranger's words, without this machine's folders.</summary>
internal static partial class Messages
{
    private const int Most = 4000;

    public static string Clean(string text)
    {
        text = Words.Plain(text.ReplaceLineEndings("\n")).Replace("/box/", "", StringComparison.Ordinal);
        text = Path_().Replace(text, m => m.Groups[1].Value).Trim();
        return text.Length <= Most ? text : $"{text[..Most]}…";
    }

    /// <summary>A file of the system keeps its name alone.</summary>
    [GeneratedRegex(@"(?<![\w.])(?:/[\w.+-]+)+/([\w.+-]+)")]
    private static partial Regex Path_();
}
