using PrepPlatform.Speech.Recordings;

namespace PrepPlatform.Speech.Voice;

/// <summary>Where in a recording somebody speaks.</summary>
/// <param name="Speech">The stretches with speech, in order, without what is put around them for the transcriber.</param>
/// <param name="Certainty">How sure that is, 0 to 1.</param>
internal sealed record Activity(IReadOnlyList<Stretch> Speech, decimal Certainty)
{
    /// <summary>The shortest silence that counts as a pause, as in Goldman-Eisler, Psycholinguistics, 1968: below it lie the stops within words.</summary>
    private const double ShortestPause = 0.25;

    /// <summary>Seconds with speech.</summary>
    public double Speaking => Speech.Sum(s => s.Length) / (double)Recording.Rate;

    /// <summary>Seconds from the first sound of speech to the last.</summary>
    public double Span => Speech.Count == 0 ? 0 : (Speech[^1].End - Speech[0].Start) / (double)Recording.Rate;

    /// <summary>Silences between two stretches, in seconds.</summary>
    public IReadOnlyList<double> Pauses => [.. Speech.Zip(Speech.Skip(1), (one, next) => (next.Start - one.End) / (double)Recording.Rate).Where(p => p >= ShortestPause)];
}
