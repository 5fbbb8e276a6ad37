using PrepPlatform.Evaluators;

namespace PrepPlatform.PluginConformance.Checks;

/// <summary>What must hold for a plugin's text embedder.</summary>
internal static class EmbedderChecks
{
    private static readonly string[] Texts =
        ["Plants turn light into energy.", "", "A stack gives back first what was put in last.", "Plants turn light into energy.", "नमस्ते, 世界! \ud83d\ude00", "half \ud83d", new('x', 64 * 1024), "?"];

    // How far apart two vectors of one text may be: what else is computed with it may change the last digits, and with small numbers a little more.
    private const double Same = 0.99;

    /// <summary>None where the plugin offers none, and one where no model is installed.</summary>
    public static IEnumerable<Check> All(IEvaluatorPlugin plugin) => plugin.Embedder is not { } embedder ? [] : embedder.Model is null
        ? [new("without a model it says so, and throws InvalidOperationException", () => Refuses(embedder))]
        :
        [
            new("every text has a vector of length 1, all of one size", () => HasLengthOne(embedder)),
            new("vectors stand in the order of the texts", () => KeepsOrder(embedder)),
            new("the same text has the same vector, alone and among others, from eight threads at once", () => IsStable(embedder)),
            new("a token that is cancelled stops it", () => Stops(embedder)),
        ];

    private static void Refuses(ITextEmbedder embedder)
    {
        try
        {
            Embed(embedder, Texts);
        }
        catch (InvalidOperationException)
        {
            return;
        }

        throw new NotMetException("It gives vectors.");
    }

    private static void HasLengthOne(ITextEmbedder embedder)
    {
        Must.Hold(embedder.Model is { Length: > 0 and <= 200 }, "Its model needs a name, at most 200 characters.");
        var vectors = Embed(embedder, Texts);
        Must.Hold(vectors.Count == Texts.Length, $"{Texts.Length} texts have {vectors.Count} vectors.");
        Must.Hold(vectors.All(v => v.Length == vectors[0].Length && v.Length > 0), "Vectors have several sizes.");
        foreach (var (vector, text) in vectors.Zip(Texts))
            Must.Hold(Math.Abs(Cosine(vector, vector) - 1) < 0.001, $"The vector of '{TypeChecks.Cut(text)}' has the length {Math.Sqrt(Cosine(vector, vector)):0.####}.");
    }

    private static void KeepsOrder(ITextEmbedder embedder)
    {
        var (forth, back) = (Embed(embedder, Texts), Embed(embedder, [.. Texts.Reverse()]));
        for (var i = 0; i < Texts.Length; i++)
            Must.Hold(Cosine(forth[i], back[^(i + 1)]) > Same, $"'{TypeChecks.Cut(Texts[i])}' has another vector when the texts come in another order.");
        Must.Hold(Cosine(forth[0], forth[2]) < 0.9999, "Two different texts have the same vector.");
    }

    private static void IsStable(ITextEmbedder embedder)
    {
        var together = Embed(embedder, Texts);
        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var place = i % Texts.Length;
            Must.Hold(Cosine(Embed(embedder, [Texts[place]])[0], together[place]) > Same, $"'{TypeChecks.Cut(Texts[place])}' has another vector alone.");
            Must.Hold(Embed(embedder, Texts)[place].AsSpan().SequenceEqual(together[place]), $"'{TypeChecks.Cut(Texts[place])}' has another vector the second time.");
        });
    }

    private static void Stops(ITextEmbedder embedder)
    {
        try
        {
            embedder.EmbedAsync(Texts, new CancellationToken(canceled: true)).AsTask().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            return;
        }

        throw new NotMetException("It goes on.");
    }

    private static IReadOnlyList<float[]> Embed(ITextEmbedder embedder, IReadOnlyList<string> texts) => embedder.EmbedAsync(texts, CancellationToken.None).AsTask().GetAwaiter().GetResult();

    private static double Cosine(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();
}
