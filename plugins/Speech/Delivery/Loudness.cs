using PrepPlatform.Speech.Hearing;

namespace PrepPlatform.Speech.Delivery;

/// <summary>How loud the speech in a recording is.</summary>
/// <param name="Level">Root mean square of the stretches with speech, in decibels below full scale.</param>
/// <param name="Clipped">Which part of their samples is at full scale, so that the microphone was overdriven; in percent.</param>
internal sealed record Loudness(double Level, double Clipped)
{
    private const float Full = 0.9995f;

    public static Loudness Of(Heard heard)
    {
        var (sum, clipped, count) = (0.0, 0, 0L);
        foreach (var stretch in heard.Activity.Speech)
        {
            foreach (var sample in heard.Recording.Samples.AsSpan(stretch.Start, stretch.Length))
            {
                sum += sample * sample;
                if (Math.Abs(sample) >= Full) clipped++;
            }

            count += stretch.Length;
        }

        return count == 0 ? new(-100, 0) : new(10 * Math.Log10((sum / count) + 1e-10), 100.0 * clipped / count);
    }
}
