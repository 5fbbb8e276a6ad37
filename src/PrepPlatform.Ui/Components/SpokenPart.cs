using PrepPlatform.Evaluators;

namespace PrepPlatform.Ui.Components;

/// <summary>A word of a transcript.</summary>
/// <param name="Word">What was heard.</param>
/// <param name="Pause">Seconds of silence before it that are worth a mark; 0: none.</param>
internal sealed record SpokenPart(HeardWord Word, decimal Pause)
{
    private const decimal LongPause = 1, Sure = 0.5m;

    public bool IsUnsure => IsUnsureOf(Word);

    public static bool IsUnsureOf(HeardWord word) => word.Confidence < Sure;

    public static IEnumerable<SpokenPart> Of(IReadOnlyList<HeardWord> words) => words.Select((word, i) =>
        new SpokenPart(word, i > 0 && word.Start - words[i - 1].End is > LongPause and var pause ? pause : 0));

    /// <summary>What was heard as one text, as it is scored.</summary>
    public static string TextOf(SpokenAnswer spoken) => string.Join(' ', spoken.Words.Select(w => w.Text));
}
