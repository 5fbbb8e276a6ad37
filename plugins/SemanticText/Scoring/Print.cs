using System.Security.Cryptography;
using PrepPlatform.SemanticText.Comparing;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Scoring;

/// <summary>
/// What learning needs of an answer: whether another one says the same, and how like it is. It holds no word, only hashes with a key that this process made for
/// itself.
/// </summary>
internal sealed class Print
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private readonly string said;
    private readonly Dictionary<int, double> weights;

    private Print(string said, Dictionary<int, double> weights) => (this.said, this.weights) = (said, weights);

    public static Print Of(Passage answer)
    {
        // The runtime's hash of strings is keyed by the process as well.
        var weights = new Dictionary<int, double>();
        foreach (var (stem, weight) in Comparer.Vector(answer)) weights[string.GetHashCode(stem, StringComparison.Ordinal)] = weight;
        return new(Hash(answer.Said), weights);
    }

    public static string Hash(string text) => Convert.ToBase64String(HMACSHA256.HashData(Key, System.Text.Encoding.UTF8.GetBytes(text)));

    public bool SaysTheSame(Print other) => said == other.said;

    /// <summary>Cosine of the two answers' words, each with its weight.</summary>
    public double Likeness(Print other) => Comparer.Cosine(weights, other.weights);
}
