namespace PrepPlatform.Speech.Recordings;

/// <summary>A recording as numbers.</summary>
/// <param name="Samples">One channel of 16,000 a second, from -1 to 1; no more than was asked for.</param>
/// <param name="Seconds">How long all of it is; where <paramref name="IsCut"/> and that is not known, how much was read.</param>
/// <param name="IsCut">Whether there is more than was read.</param>
internal sealed record Recording(float[] Samples, double Seconds, bool IsCut)
{
    /// <summary>Samples a second.</summary>
    public const int Rate = 16_000;

    /// <summary>From 16-bit samples in the order of little-endian machines.</summary>
    public static float[] Convert(ReadOnlySpan<byte> bytes)
    {
        var samples = new float[bytes.Length / sizeof(short)];
        for (var i = 0; i < samples.Length; i++) samples[i] = (short)(bytes[2 * i] | (bytes[(2 * i) + 1] << 8)) / 32768f;
        return samples;
    }
}

/// <summary>The machine lacks what reads such a recording.</summary>
/// <param name="what">What it lacks, as an operator would call it.</param>
/// <param name="message">A sentence for staff.</param>
internal sealed class CannotDecodeException(string what, string message) : Exception(message)
{
    public string What => what;
}
