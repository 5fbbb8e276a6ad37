using PrepPlatform.Speech.Native;

namespace PrepPlatform.Speech.Voice;

/// <summary>
/// Finds speech without a trained model: what is louder than the recording's own noise, holds voiced sound as a voice makes it, and moves as speech does. Silence,
/// noise, hum and tones are none of that. It is less sure than a trained model and takes singing for speech.
/// </summary>
internal static class EnergyGate
{
    /// <summary>Decibels above the noise at which sound begins and ends, and below which nothing is heard at all.</summary>
    private const double Begins = 7, Ends = 4, Quietest = -58;

    /// <summary>Frames before and after a frame that its noise is taken from (3 s), and which part of them is quieter.</summary>
    private const int Around = 94;
    private const double Quiet = 0.1;

    /// <summary>How much of a stretch must be voiced, and at least how many frames (0.1 s).</summary>
    private const double VoicedPart = 0.2;
    private const int FewestVoiced = 3;

    /// <summary>A tone stands still: a voice changes its pitch by more than this part, or its loudness by more decibels.</summary>
    private const double PitchMoves = 0.012, LoudnessMoves = 2.5;

    private const decimal Sure = 0.75m, Unsure = 0.4m;

    public static Activity Find(float[] samples, CancellationToken cancellation)
    {
        var filtered = HighPass.Apply(samples);
        var levels = Levels(filtered);
        var (sound, noise) = (new float[levels.Length], NoiseFloor(levels));
        var within = false;
        for (var i = 0; i < levels.Length; i++)
        {
            within = levels[i] > Quietest && levels[i] > noise[i] + (within ? Ends : Begins);
            sound[i] = within ? 1 : 0;
        }

        cancellation.ThrowIfCancellationRequested();
        var stretches = Frames.Read(sound, samples.Length);
        var speech = stretches.Where(s => IsVoice(filtered, levels, s, cancellation)).ToList();
        return new(speech, speech.Count > 0 || stretches.Count == 0 ? Sure : Unsure);
    }

    private static double[] Levels(float[] samples)
    {
        var levels = new double[(samples.Length + VoiceModel.Frame - 1) / VoiceModel.Frame];
        for (var i = 0; i < levels.Length; i++)
        {
            var frame = samples.AsSpan(i * VoiceModel.Frame, Math.Min(VoiceModel.Frame, samples.Length - (i * VoiceModel.Frame)));
            var sum = 0.0;
            foreach (var sample in frame) sum += sample * sample;
            levels[i] = 10 * Math.Log10((sum / frame.Length) + 1e-10);
        }

        return levels;
    }

    /// <summary>What the quiet moments around each frame are like; it follows a fan that is switched on.</summary>
    private static double[] NoiseFloor(double[] levels)
    {
        var floor = new double[levels.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            var (from, to) = (Math.Max(0, i - Around), Math.Min(levels.Length, i + Around + 1));
            // Every fourth moves the floor: it changes slowly.
            if (i % 4 != 0 && i > 0) { floor[i] = floor[i - 1]; continue; }
            var near = levels[from..to];
            Array.Sort(near);
            floor[i] = near[(int)(near.Length * Quiet)];
        }

        return floor;
    }

    private static bool IsVoice(float[] samples, double[] levels, Stretch stretch, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (first, last) = (stretch.Start / VoiceModel.Frame, (stretch.End - 1) / VoiceModel.Frame);
        var (pitches, loudness) = (new List<double>(), new List<double>());
        for (var i = first; i <= last; i++)
            if (Pitch.Of(samples, i * VoiceModel.Frame) is { } pitch)
            {
                pitches.Add(pitch);
                loudness.Add(levels[i]);
            }

        if (pitches.Count < FewestVoiced || pitches.Count < VoicedPart * (last - first + 1)) return false;
        var mean = pitches.Average();
        // What sets in and fades out does not count as moving.
        return Spread(pitches) > PitchMoves * mean || (loudness.Count > 4 && Spread(loudness[1..^1]) > LoudnessMoves);
    }

    /// <summary>Standard deviation.</summary>
    private static double Spread(List<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }
}
