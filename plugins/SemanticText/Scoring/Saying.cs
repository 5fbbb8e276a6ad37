using PrepPlatform.SemanticText.Questions;

namespace PrepPlatform.SemanticText.Scoring;

/// <summary>How other people's words are put into a sentence.</summary>
internal static class Saying
{
    private const int LongestQuote = 300;

    /// <summary>At most so many characters, never half of one.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        return $"{text.AsSpan(0, char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)}…";
    }

    /// <summary>One line without Markdown's marks, for a name.</summary>
    public static string Unmarked(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("`", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal);

    /// <summary>Words that mean nothing in Markdown.</summary>
    public static string Plain(string text) => string.Concat(text.Select(c => c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '$' or '|' or '~' ? $"\\{c}" : c.ToString()));

    public static string Quote(string text) => $"“{Plain(Cut(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), LongestQuote))}”";

    /// <summary>A Markdown link; what is no web address is left out.</summary>
    public static string To(Link link) => !TextCheck.IsAddress(link.Url) ? Plain(link.Title)
        : $"[{Plain(link.Title)}](<{new Uri(link.Url.Trim()).AbsoluteUri}>)";
}
