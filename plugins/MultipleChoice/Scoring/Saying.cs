namespace PrepPlatform.MultipleChoice.Scoring;

/// <summary>How other people's words are put into a sentence.</summary>
internal static class Saying
{
    private const int Short = 60, Longest = 80;

    /// <summary>An author's text where it is short enough for a line; otherwise what it is and its place.</summary>
    public static string Label(string kind, int place, string text) => IsShort(text) ? $"{kind}: {text.Trim()}" : $"{kind} {place + 1}";

    /// <summary>The same within a sentence.</summary>
    public static string Mention(string kind, int place, string text) => IsShort(text) ? $"**{text.Trim()}**" : $"**{kind} {place + 1}**";

    /// <summary>What a learner typed, as typed: nothing in it means anything in Markdown.</summary>
    public static string Quote(string typed)
    {
        var text = Words.Spaced(typed).Replace('`', '\'');
        return $"`{(text.Length <= Longest ? text : $"{text.AsSpan(0, Longest)}…")}`";
    }

    /// <summary>Adds an author's feedback to a sentence.</summary>
    public static string With(string sentence, string feedback) => string.IsNullOrWhiteSpace(feedback)
        ? sentence
        : $"{sentence}{(feedback.Contains('\n', StringComparison.Ordinal) ? "\n\n" : " ")}{feedback.Trim()}";

    private static bool IsShort(string text) => text.Length <= Short && !text.Trim().Contains('\n', StringComparison.Ordinal);
}
