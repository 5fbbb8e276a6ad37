namespace PrepPlatform.MultipleChoice.Scoring;

/// <summary>How other people's words are put into a sentence.</summary>
internal static class Saying
{
    private const int Short = 60, Longest = 80;

    /// <summary>A name, which is plain text: an author's text without its marks, or its place where it is long or a formula.</summary>
    public static string Label(string kind, int place, string text) =>
        IsShort(text) && !text.Contains('$', StringComparison.Ordinal) ? $"{kind}: {Unmarked(text)}" : $"{kind} {place + 1}";

    /// <summary>The same within a sentence, which is Markdown.</summary>
    public static string Mention(string kind, int place, string text) => IsShort(text) ? $"“{text.Trim()}”" : $"{kind} {place + 1}";

    /// <summary>What a learner typed, as typed: nothing in it means anything in Markdown.</summary>
    public static string Quote(string typed)
    {
        var text = Words.Spaced(typed).Replace('`', '\'');
        return $"`{Cut(text, Longest)}`";
    }

    /// <summary>At most so many characters, never half of one.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        return $"{text.AsSpan(0, char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)}…";
    }

    /// <summary>Adds an author's feedback to a sentence.</summary>
    public static string With(string sentence, string feedback) => string.IsNullOrWhiteSpace(feedback)
        ? sentence
        : $"{sentence}{(feedback.Contains('\n', StringComparison.Ordinal) ? "\n\n" : " ")}{feedback.Trim()}";

    private static string Unmarked(string text) => text.Trim().Replace("`", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal);

    private static bool IsShort(string text) => text.Length <= Short && !text.Trim().Contains('\n', StringComparison.Ordinal);
}
