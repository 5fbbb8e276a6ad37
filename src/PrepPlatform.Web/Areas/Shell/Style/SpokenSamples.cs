using System.Buffers.Binary;
using System.Text;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Web.Areas.Shell.Style;

/// <summary>Spoken answers for the page of components. The recording is made of tones, one for each word.</summary>
internal static class SpokenSamples
{
    private const int Rate = 8_000;

    private const string Said = "So I would put the cash cache in front of the database because um most pages read the same rows again and again. When a row changes "
        + "I remove it from the cache, so that the next reader fetches it anew.";

    private static readonly DeliveryMeasure[] Measures =
    [
        new("Pace", 104, "words a minute", 110, 160, "A little slow. Say the sentence once for yourself, then speak it in one go."),
        new("Pauses", 2, "longer than a second", null, 4, "Your pauses stand between thoughts, where they help."),
        new("Clarity", 0.81m, "of 1", 0.7m, null, "Nearly every word was understood."),
        new("Length", 24.6m, "seconds", null, null, ""),
    ];

    public static Guid Subject { get; } = new("01980000-0000-7000-8000-00000000a0d1");

    public static AudioPresentation Question => new("Why would you put a cache in front of a database? Say **what you win** and *what you must take care of*.", 120);

    public static SpokenAnswer Heard { get; } = new(24.6m, [.. Words()], "whisper base.en") { Delivery = Measures };

    public static SpokenAnswer Corrected => Heard with { Corrected = Said.Replace("the cash cache", "a cache", StringComparison.Ordinal).Replace("um most", "most", StringComparison.Ordinal), Delivery = [] };

    public static SpokenAnswer Silent => new(4.2m, [], "whisper base.en");

    public static byte[] Audio()
    {
        var samples = new short[(int)(Heard.Seconds * Rate)];
        foreach (var (word, i) in Heard.Words.Select((w, i) => (w, i)))
            for (var at = (int)(word.Start * Rate); at < (int)(word.End * Rate); at++)
                samples[at] = (short)(4_000 * Math.Sin(2 * Math.PI * (220 + 20 * (i % 7)) * at / Rate));
        var file = new byte[44 + samples.Length * 2];
        Encoding.ASCII.GetBytes("RIFF").CopyTo(file, 0);
        Encoding.ASCII.GetBytes("WAVEfmt ").CopyTo(file, 8);
        Encoding.ASCII.GetBytes("data").CopyTo(file, 36);
        foreach (var (at, value) in new[] { (4, file.Length - 8), (16, 16), (20, 0x0001_0001), (24, Rate), (28, Rate * 2), (32, 0x0010_0002), (40, samples.Length * 2) })
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        Buffer.BlockCopy(samples, 0, file, 44, samples.Length * 2);
        return file;
    }

    private static IEnumerable<HeardWord> Words()
    {
        var at = 0.4m;
        foreach (var text in Said.Split(' '))
        {
            var end = at + 0.16m + 0.035m * text.Length;
            yield return new HeardWord(text, at, end, text switch { "cash" => 0.31m, "cache" => 0.46m, "um" => 0.4m, _ => 0.93m });
            at = end + (text == "um" ? 1.7m : text.EndsWith('.') ? 1.3m : 0.11m);
        }
    }
}
