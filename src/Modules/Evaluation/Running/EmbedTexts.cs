namespace PrepPlatform.Evaluation.Running;

/// <summary>Has any number of texts embedded, in pieces that fit a message and leave others their turn, and looks at what comes back.</summary>
internal static class EmbedTexts
{
    public const int MostTexts = 64, MostCharacters = 64 * 1024, LargestVector = 4096;
    private const int MostCharactersAtOnce = 256 * 1024; // Six bytes each at worst, well within a message.
    private const double Near = 0.001;

    /// <summary>The vectors in the texts' order. A text longer than any model reads is cut.</summary>
    /// <exception cref="PluginFault">The plugin gave none, or what is none.</exception>
    public static async Task<Embedded> RunAsync(IPluginRunner runner, IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        var (model, vectors) = ((string?)null, new List<float[]>(texts.Count));
        while (vectors.Count < texts.Count)
        {
            var piece = Piece(texts, vectors.Count);
            var given = await AskAsync(runner, piece, cancellation);
            if (given.Model is null) return given;
            if ((model ??= given.Model) != given.Model) throw new PluginFault(FaultKind.Lied, "The evaluator changed its model while it worked.");
            Check(given.Vectors, piece.Count, vectors.Count > 0 ? vectors[0].Length : 0);
            vectors.AddRange(given.Vectors);
        }

        return new Embedded(model ?? (await runner.EngineAsync(cancellation)).Model, vectors);
    }

    private static List<string> Piece(IReadOnlyList<string> texts, int from)
    {
        var (piece, characters) = (new List<string>(), 0);
        while (piece.Count < MostTexts && from + piece.Count < texts.Count)
        {
            var text = texts[from + piece.Count];
            if (text.Length > MostCharacters) text = text[..MostCharacters];
            if (piece.Count > 0 && (characters += text.Length) > MostCharactersAtOnce) break;
            piece.Add(text);
        }

        return piece;
    }

    /// <summary>A process that ends under it is started again, once.</summary>
    private static async ValueTask<Embedded> AskAsync(IPluginRunner runner, IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        try
        {
            return await runner.EmbedAsync(texts, cancellation);
        }
        catch (PluginFault e) when (e.Kind == FaultKind.Crashed)
        {
            return await runner.EmbedAsync(texts, cancellation);
        }
    }

    private static void Check(IReadOnlyList<float[]> vectors, int count, int size)
    {
        if (vectors.Count != count || vectors.Any(v => v is null || v.Length is 0 or > LargestVector || v.Length != (size > 0 ? size : vectors[0].Length)))
            throw new PluginFault(FaultKind.Lied, "The evaluator returned too few vectors, or vectors of several sizes.");
        if (vectors.Any(v => !(Math.Abs(v.Sum(x => (double)x * x) - 1) < Near))) throw new PluginFault(FaultKind.Lied, "The evaluator returned a vector that does not have length 1.");
    }
}
