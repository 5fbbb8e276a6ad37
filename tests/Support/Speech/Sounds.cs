namespace PrepPlatform.Tests.Support.Speech;

/// <summary>Sounds without speech, always the same.</summary>
public static class Sounds
{
    private const int Rate = 16_000;

    public static float[] Silence(double seconds) => new float[(int)(seconds * Rate)];

    public static float[] White(double seconds, double loudness = 0.1)
    {
        var dice = new Dice();
        return Make(seconds, _ => loudness * dice.Next());
    }

    /// <summary>As much in every octave: a sum of noises of which each changes half as often as the one before.</summary>
    public static float[] Pink(double seconds, double loudness = 0.1)
    {
        var (dice, rows) = (new Dice(), new double[14]);
        return Make(seconds, i =>
        {
            for (var row = 0; row < rows.Length; row++)
                if (i % (1 << row) == 0) rows[row] = dice.Next();
            return loudness * rows.Sum() / 4;
        });
    }

    /// <summary>The mains, with overtones and a little noise.</summary>
    public static float[] Hum(double seconds, double loudness = 0.2)
    {
        var dice = new Dice();
        return Make(seconds, i => (loudness * (Sine(50, i) + (0.6 * Sine(100, i)) + (0.4 * Sine(150, i)) + (0.2 * Sine(250, i)))) + (0.002 * dice.Next()));
    }

    public static float[] Tone(double seconds, double hertz, double loudness = 0.3) => Make(seconds, i => loudness * Sine(hertz, i));

    /// <summary>A tone, on and off.</summary>
    public static float[] Beeps(double seconds, double hertz) => Make(seconds, i => i / (Rate / 2) % 2 == 0 ? 0.3 * Sine(hertz, i) : 0);

    /// <summary>Noise that comes and goes, as of somebody who types or breathes.</summary>
    public static float[] Bursts(double seconds)
    {
        var dice = new Dice();
        return Make(seconds, i => (i / (Rate / 4) % 3 == 0 ? 0.2 : 0.002) * dice.Next());
    }

    public static float[] Join(params float[][] parts) => [.. parts.SelectMany(p => p)];

    private static float[] Make(double seconds, Func<int, double> sample) => [.. Enumerable.Range(0, (int)(seconds * Rate)).Select(i => (float)sample(i))];

    private static double Sine(double hertz, int at) => Math.Sin(2 * Math.PI * hertz * at / Rate);

    /// <summary>Xorshift: the same on every machine.</summary>
    private sealed class Dice
    {
        private uint state = 2_463_534_242;

        public double Next()
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return (state / (double)uint.MaxValue * 2) - 1;
        }
    }
}
