using PrepPlatform.Evaluators;

namespace PrepPlatform.Speech.Scoring;

/// <summary>
/// How sure a score may be at most when the text was only heard. Words that were recognised with 0.8 on average or better do not limit it; below, it falls in a line to 0 at
/// 0.3, so that 0.6, the host's usual bound, needs an average of 0.6. A speaker's correction keeps that as long as it changes what was unsure; one that changes a word that
/// was heard well goes to a person.
/// </summary>
internal static class Certainty
{
    private const decimal Good = 0.8m, Bad = 0.3m, WhenChanged = 0.3m;

    public static decimal Of(IReadOnlyList<HeardWord> words) => words.Count == 0 ? 0 : decimal.Round(Math.Clamp((words.Average(w => w.Confidence) - Bad) / (Good - Bad), 0, 1), 4);

    /// <summary>Where every unsure word was looked at by the speaker, it is only those that were heard well that remain in doubt.</summary>
    public static decimal Of(IReadOnlyList<HeardWord> words, Correction correction) => correction.Sure > 0 ? Math.Min(WhenChanged, Of(words)) : Of(words);
}
