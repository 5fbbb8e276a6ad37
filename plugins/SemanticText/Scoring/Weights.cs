namespace PrepPlatform.SemanticText.Scoring;

/// <summary>The trained weights: one set for words alone and one for each encoder that they were trained with, <c>Data/weights*.json</c>.</summary>
internal static class Weights
{
    private static readonly IReadOnlyList<Trees> All = [.. typeof(Weights).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith("weights", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => Trees.Read(typeof(Weights).Assembly.GetManifestResourceStream(n)!))];

    public static Trees Lexical { get; } = All.Single(t => t.Encoder is null);

    /// <summary>Those that were trained with a model: another one's cosines mean something else.</summary>
    public static Trees? With(string model) => All.FirstOrDefault(t => t.Encoder == model);
}
