using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace PrepPlatform.Tests.Browser;

/// <summary>Recordings made and read by hand: one channel, 16 bits.</summary>
internal static class Wav
{
    public const int Rate = 16_000;

    /// <summary>A tone of a whole number of periods a second, so that it can be repeated without a break.</summary>
    public static byte[] Tone(int seconds, int hertz, int rate)
    {
        var samples = new short[seconds * rate];
        for (var i = 0; i < samples.Length; i++) samples[i] = (short)(12_000 * Math.Sin(2 * Math.PI * hertz * i / rate));
        var file = new byte[44 + samples.Length * 2];
        foreach (var (at, text) in new[] { (0, "RIFF"), (8, "WAVEfmt "), (36, "data") }) Encoding.ASCII.GetBytes(text).CopyTo(file, at);
        foreach (var (at, value) in new[] { (4, file.Length - 8), (16, 16), (20, 0x0001_0001), (24, rate), (28, rate * 2), (32, 0x0010_0002), (40, samples.Length * 2) })
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        MemoryMarshal.AsBytes(samples.AsSpan()).CopyTo(file.AsSpan(44));
        return file;
    }

    /// <summary>The samples of a recording as browsers upload it.</summary>
    public static short[] Samples(byte[] file)
    {
        Encoding.ASCII.GetString(file, 0, 4).ShouldBe("RIFF");
        Encoding.ASCII.GetString(file, 8, 8).ShouldBe("WAVEfmt ");
        Encoding.ASCII.GetString(file, 36, 4).ShouldBe("data");
        int At(int place) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(place));
        (At(4), At(16), At(20), At(24), At(28), At(32), At(40)).ShouldBe((-1, 16, 0x0001_0001, Rate, Rate * 2, 0x0010_0002, -1));
        return MemoryMarshal.Cast<byte, short>(file.AsSpan(44)).ToArray();
    }

    /// <summary>How often a second it goes from below to above.</summary>
    public static double Hertz(ReadOnlySpan<short> samples)
    {
        var rises = 0;
        for (var i = 1; i < samples.Length; i++)
            if (samples[i - 1] < 0 && samples[i] >= 0) rises++;
        return rises * (double)Rate / samples.Length;
    }
}
