using PrepPlatform.Speech.Native;

namespace PrepPlatform.Speech.Voice;

/// <summary>Makes stretches of probabilities, one for each frame of <see cref="VoiceModel.Frame"/> samples.</summary>
internal static class Frames
{
    /// <summary>The usual thresholds of the Silero model: speech begins at the first and ends below the second.</summary>
    private const float Begins = 0.5f, Ends = 0.35f;

    /// <summary>Shorter silences (0.13 s) lie within words; shorter sounds (0.13 s) are clicks.</summary>
    private const int ShortestGap = 4, ShortestSound = 4;

    public static IReadOnlyList<Stretch> Read(IReadOnlyList<float> probabilities, int samples)
    {
        var (found, start) = (new List<Stretch>(), -1);
        for (var i = 0; i <= probabilities.Count; i++)
        {
            var probability = i < probabilities.Count ? probabilities[i] : 0;
            if (start < 0 && probability >= Begins) start = i;
            if (start < 0 || probability >= Ends) continue;
            if (found.Count > 0 && start - found[^1].End < ShortestGap) found[^1] = found[^1] with { End = i };
            else found.Add(new(start, i));
            start = -1;
        }

        return [.. found.Where(f => f.Length >= ShortestSound).Select(f => new Stretch(f.Start * VoiceModel.Frame, Math.Min(samples, f.End * VoiceModel.Frame)))];
    }
}
