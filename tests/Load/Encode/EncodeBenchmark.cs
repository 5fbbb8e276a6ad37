using System.Diagnostics;
using System.Globalization;
using PrepPlatform.Evaluators.Models;
using PrepPlatform.SemanticText.Encoding;
using PrepPlatform.Tests.Support.Encoders;

namespace PrepPlatform.Tests.Load.Encode;

/// <summary>How many texts an encoder takes on one thread, and what of that our own code around ONNX Runtime costs.</summary>
internal static class EncodeBenchmark
{
    private const int Batch = 16, Slices = 10, Words = 23;
    private const double Target = 0.9;
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(1);
    private static readonly BertShape Small = new(4, 256, 4, 1024, 30_522);

    public static async Task<Report> RunAsync(CancellationToken cancellation)
    {
        using var scratch = new Scratch();
        List<string> words = [.. EncoderFolder.Words, .. Enumerable.Range(0, Small.Words - EncoderFolder.Words.Count).Select(i => $"word{i}")];
        var rows = new List<Measure>();
        foreach (var (name, shape) in new[] { ("4 layers of 256", Small), ("the MiniLM shape", BertShape.MiniLm) })
        {
            var folder = EncoderFolder.Install(Path.Combine(scratch.Path, name.Replace(' ', '-')), "bench", BertFile.Make(shape), words, shape);
            rows.AddRange(Compare(name, folder, words, cancellation));
            rows.AddRange(await ProcessMeasure.RunAsync(name, Path.GetDirectoryName(folder)!, Texts(words), cancellation));
        }

        return new($"{Batch} texts of {Words + 2} pieces at a time; {Slices} times {Slice.TotalSeconds:0} s each, after one to warm up.", rows);
    }

    /// <summary>Texts of as many pieces, of words that are in the vocabulary.</summary>
    public static List<string> Texts(IReadOnlyList<string> words) =>
        [.. Enumerable.Range(0, Batch).Select(t => string.Join(' ', Enumerable.Range(0, Words).Select(w => words[1000 + (t * 7919 + w * 104_729) % 29_000])))];

    private static List<Measure> Compare(string name, string folder, IReadOnlyList<string> words, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        using var encoder = Encoder.Load(ModelFolder.Read(folder));
        var load = Stopwatch.GetElapsedTime(started);
        var pieces = new WordPiece(Vocabulary.Read(File.ReadAllBytes(Path.Combine(folder, "vocab.txt"))), lowerCase: true);
        using var session = new OnnxSession(File.ReadAllBytes(Path.Combine(folder, "model.onnx")), threads: 1);
        var texts = Texts(words);
        var inputs = Inputs(texts, pieces);
        void Raw() => session.Run(inputs, Batch, Words + 2, BertFile.Output).Dispose();
        void Ours() => encoder.Embed(texts, cancellation);
        _ = Rate(Raw) + Rate(Ours);
        var rates = Enumerable.Range(0, Slices).Select(_ => (Raw: Rate(Raw), Ours: Rate(Ours))).ToList();
        var part = rates.Select(r => r.Ours / r.Raw).Median();
        return
        [
            Measure.Plain($"{name}: ONNX Runtime alone", rates.Select(r => r.Raw).Median(), "texts/s", "#,0"),
            Measure.Plain($"{name}: texts to vectors", rates.Select(r => r.Ours).Median(), "texts/s", "#,0"),
            new($"{name}: part of ONNX Runtime's rate", part.ToString("0.000", CultureInfo.InvariantCulture), "≥ 0.9", part >= Target),
            Measure.Plain($"{name}: one text at a time", Rate(() => encoder.Embed(texts[..1], cancellation)) / Batch, "texts/s", "#,0"),
            Measure.Plain($"{name}: tokenizer alone", Rate(() => texts.ForEach(t => pieces.Encode(t, 256))), "texts/s", "#,0"),
            Measure.Plain($"{name}: hashes, loading and first run", load.TotalMilliseconds, "ms", "0"),
        ];
    }

    private static List<(string, long[])> Inputs(List<string> texts, WordPiece pieces)
    {
        long[] ids = [.. texts.SelectMany(t => pieces.Encode(t, 256)).Select(i => (long)i)];
        if (ids.Length != Batch * (Words + 2)) throw new InvalidOperationException("The texts do not have as many pieces as they should.");
        var ones = new long[ids.Length];
        Array.Fill(ones, 1);
        return [("input_ids", ids), ("attention_mask", ones), ("token_type_ids", new long[ids.Length])];
    }

    /// <summary>Texts a second, where one call takes a batch.</summary>
    private static double Rate(Action batch)
    {
        var (started, count) = (Stopwatch.GetTimestamp(), 0);
        for (; Stopwatch.GetElapsedTime(started) < Slice; count++) batch();
        return count * Batch / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
