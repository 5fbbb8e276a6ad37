using PrepPlatform.Speech.Native;
using PrepPlatform.Speech.Recordings;

namespace PrepPlatform.Speech.Voice;

/// <summary>
/// Whether a moment is voiced, and how high: the lag at which the sound is most like itself, by normalised autocorrelation (Rabiner, "On the use of autocorrelation
/// analysis for pitch detection", IEEE Transactions on Acoustics, Speech, and Signal Processing 25, 1977).
/// </summary>
internal static class Pitch
{
    private const int Lowest = Recording.Rate / 75, Highest = Recording.Rate / 400, Window = VoiceModel.Frame + Lowest;

    /// <summary>How like itself a voiced sound is at least, and how near to the best a shorter lag must be to be the pitch.</summary>
    private const double Voiced = 0.62, AsGood = 0.93;

    /// <returns>The pitch in hertz; null: it is not voiced.</returns>
    public static double? Of(float[] samples, int at)
    {
        if (at + Window + Lowest > samples.Length) at = samples.Length - Window - Lowest;
        if (at < 0) return null;
        Span<double> likeness = stackalloc double[Lowest + 2];
        var best = 0.0;
        for (var lag = Highest - 1; lag <= Lowest + 1; lag++) likeness[lag] = Likeness(samples, at, lag);
        for (var lag = Highest; lag <= Lowest; lag++)
            if (IsPeak(likeness, lag)) best = Math.Max(best, likeness[lag]);
        if (best < Voiced) return null;
        for (var lag = Highest; lag <= Lowest; lag++)
            if (likeness[lag] >= AsGood * best && IsPeak(likeness, lag)) return Recording.Rate / Refined(likeness, lag);
        return null;
    }

    private static bool IsPeak(ReadOnlySpan<double> likeness, int lag) => likeness[lag] >= likeness[lag - 1] && likeness[lag] > likeness[lag + 1];

    /// <summary>Between the samples, by the parabola through three of them.</summary>
    private static double Refined(ReadOnlySpan<double> likeness, int lag)
    {
        var (before, here, after) = (likeness[lag - 1], likeness[lag], likeness[lag + 1]);
        var bend = before - (2 * here) + after;
        return bend == 0 ? lag : lag + (0.5 * (before - after) / bend);
    }

    private static double Likeness(float[] samples, int at, int lag)
    {
        var (both, one, other) = (0.0, 1e-9, 1e-9);
        // Every second sample: what tells a pitch lies far below half of their rate.
        for (var i = at; i < at + Window - Lowest + Highest; i += 2)
        {
            both += samples[i] * samples[i + lag];
            one += samples[i] * samples[i];
            other += samples[i + lag] * samples[i + lag];
        }

        return both / Math.Sqrt(one * other);
    }
}
