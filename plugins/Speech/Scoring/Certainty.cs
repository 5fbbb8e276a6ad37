using PrepPlatform.Evaluators;

namespace PrepPlatform.Speech.Scoring;

/// <summary>
/// How sure a score may be at most when the text was only heard. Words that were recognised with 0.8 on average or better do not limit it; below, it falls in a line to 0 at
/// 0.3, so that 0.6, the host's usual bound, needs an average of 0.6. What a speaker has changed goes to a person, who hears the recording: the text may have been read in the
/// meantime, and a word that was unsure is the place to put it.
/// </summary>
internal static class Certainty
{
    private const decimal Good = 0.8m, Bad = 0.3m;

    public static decimal Of(IReadOnlyList<HeardWord> words) => words.Count == 0 ? 0 : decimal.Round(Math.Clamp((words.Average(w => w.Confidence) - Bad) / (Good - Bad), 0, 1), 4);

    /// <summary>The same where the speaker has looked at the text; capitals and punctuation are no change.</summary>
    public static decimal Of(IReadOnlyList<HeardWord> words, Correction correction) => correction.Changed > 0 ? 0 : Of(words);
}
