using PrepPlatform.Speech.Recordings;

namespace PrepPlatform.Speech.Voice;

/// <summary>Takes out what lies below a voice: the hum of the mains, steps on the floor, and most of what makes noise look as if it had a pitch. Two filters of the first order, one after the other.</summary>
internal static class HighPass
{
    private const double Corner = 120;
    private static readonly float Keep = (float)(1 / (1 + (2 * Math.PI * Corner / Recording.Rate)));

    public static float[] Apply(float[] samples)
    {
        var filtered = new float[samples.Length];
        var (before1, once, before2, twice) = (0f, 0f, 0f, 0f);
        for (var i = 0; i < samples.Length; i++)
        {
            once = Keep * (once + samples[i] - before1);
            before1 = samples[i];
            twice = Keep * (twice + once - before2);
            before2 = once;
            filtered[i] = twice;
        }

        return filtered;
    }
}
