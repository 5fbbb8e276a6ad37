using System.Text;

namespace PrepPlatform.Tests.Support.Speech;

/// <summary>Writes WAV files.</summary>
public static class Wav
{
    /// <summary>Of 16 kHz and one channel, as the recorder makes them, unless something else is said.</summary>
    /// <param name="path">Where.</param>
    /// <param name="samples">From -1 to 1; several channels take turns.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="channels">How many take turns.</param>
    /// <param name="claims">How many bytes of data the header claims; null: as many as there are.</param>
    public static string Write(string path, float[] samples, int rate = 16_000, int channels = 1, uint? claims = null)
    {
        using var file = new BinaryWriter(File.Create(path));
        Head(file, (uint)samples.Length * 2, rate, channels, claims);
        foreach (var sample in samples) file.Write((short)Math.Round(Math.Clamp(sample, -1, 1) * 32_767));
        return path;
    }

    /// <summary>Hours of silence that take no space on the disk.</summary>
    public static string WriteSparse(string path, TimeSpan length)
    {
        var bytes = (uint)(length.TotalSeconds * 32_000);
        using var file = new BinaryWriter(File.Create(path));
        Head(file, bytes, 16_000, 1, null);
        file.Flush();
        file.BaseStream.SetLength(file.BaseStream.Position + bytes);
        return path;
    }

    /// <summary>The samples of a file that <see cref="Write"/> or the recorder wrote.</summary>
    public static float[] Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var at = 12;
        while (Encoding.ASCII.GetString(bytes, at, 4) != "data") at += 8 + BitConverter.ToInt32(bytes, at + 4);
        var samples = new float[Math.Min(BitConverter.ToInt32(bytes, at + 4), bytes.Length - at - 8) / 2];
        for (var i = 0; i < samples.Length; i++) samples[i] = BitConverter.ToInt16(bytes, at + 8 + (2 * i)) / 32_768f;
        return samples;
    }

    private static void Head(BinaryWriter file, uint bytes, int rate, int channels, uint? claims)
    {
        file.Write("RIFF"u8);
        file.Write(claims ?? (bytes + 36));
        file.Write("WAVEfmt "u8);
        file.Write(16);
        file.Write((short)1);
        file.Write((short)channels);
        file.Write(rate);
        file.Write(rate * channels * 2);
        file.Write((short)(channels * 2));
        file.Write((short)16);
        file.Write("data"u8);
        file.Write(claims ?? bytes);
    }
}
