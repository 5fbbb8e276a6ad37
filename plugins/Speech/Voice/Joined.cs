using PrepPlatform.Speech.Recordings;

namespace PrepPlatform.Speech.Voice;

/// <summary>
/// The speech of a recording without its silence, which a transcriber would fill with words that nobody said: each stretch with a little of what is around it, and
/// a short silence between two.
/// </summary>
internal sealed class Joined
{
    private const int Around = Recording.Rate / 5, Between = Recording.Rate / 10;

    /// <summary>A transcriber makes nothing of less: what is shorter is followed by silence.</summary>
    private const int Least = Recording.Rate * 11 / 10;

    private readonly List<(Stretch From, int To)> parts = [];

    public Joined(float[] samples, IReadOnlyList<Stretch> speech)
    {
        var at = 0;
        foreach (var stretch in Widen(speech, samples.Length))
        {
            parts.Add((stretch, at));
            at += stretch.Length + Between;
        }

        Samples = new float[Math.Max(at, Least)];
        foreach (var (from, to) in parts) Array.Copy(samples, from.Start, Samples, to, from.Length);
    }

    public float[] Samples { get; }

    /// <summary>Where in the recording something lies, both in seconds. What lies between two stretches lies at the end of the first.</summary>
    public double Original(double seconds)
    {
        var sample = (int)(seconds * Recording.Rate);
        var part = parts.FindLastIndex(p => p.To <= sample);
        var (from, to) = parts[Math.Max(0, part)];
        return Math.Clamp(from.Start + sample - to, from.Start, from.End) / (double)Recording.Rate;
    }

    private static List<Stretch> Widen(IReadOnlyList<Stretch> speech, int length)
    {
        var wide = new List<Stretch>();
        foreach (var stretch in speech)
        {
            var (start, end) = (Math.Max(0, stretch.Start - Around), Math.Min(length, stretch.End + Around));
            // Where hardly anything would be left out, nothing is.
            if (wide.Count > 0 && start - wide[^1].End < Between) wide[^1] = wide[^1] with { End = end };
            else wide.Add(new(start, end));
        }

        return wide;
    }
}
