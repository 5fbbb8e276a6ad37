using System.Text.Json;

namespace PrepPlatform.SemanticText.Scoring;

/// <summary>Boosted decision trees: each adds its leaf to the log-odds that a person would call the answer right. Trained by <c>tools/asag</c>.</summary>
internal sealed class Trees
{
    private const int Leaf = -1;

    /// <summary>The embedder's model that the weights were made with; null: none, words alone.</summary>
    public string? Encoder { get; init; }

    public double Start { get; init; }

    /// <summary>Of each tree its nodes: feature, limit, node where the feature is not above the limit, node otherwise; or -1 and the leaf's value.</summary>
    public required double[][][] Nodes { get; init; }

    public static Trees Read(Stream json) => JsonSerializer.Deserialize<Trees>(json, JsonSerializerOptions.Web)!;

    /// <summary>The probability that a person would call it right.</summary>
    public double Judge(ReadOnlySpan<double> features)
    {
        var sum = Start;
        foreach (var tree in Nodes)
        {
            var node = tree[0];
            while ((int)node[0] != Leaf) node = tree[(int)(features[(int)node[0]] <= node[1] ? node[2] : node[3])];
            sum += node[1];
        }

        return 1 / (1 + Math.Exp(-sum));
    }
}
