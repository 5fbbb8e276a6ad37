namespace PrepPlatform.Practice.Domain.Similarity;

/// <summary>
/// Picks of a program's runs of pieces those that stand for it. Source: S. Schleimer, D. Wilkerson, A. Aiken, "Winnowing: local algorithms for document fingerprinting",
/// SIGMOD 2003: of every window of neighbouring runs the least hash is kept, the rightmost of equal ones, so whatever two programs share of at least
/// <see cref="Guarantee"/> pieces is found, and nothing shorter than <see cref="Run"/>.
/// </summary>
internal static class Fingerprints
{
    public const int Run = 12, Window = 8, Guarantee = Run + Window - 1;

    /// <summary>The kept hashes, each with the places where its runs begin.</summary>
    public static IReadOnlyDictionary<int, IReadOnlyList<int>> Of(IReadOnlyList<Token> tokens)
    {
        var hashes = All(tokens);
        var kept = new Dictionary<int, List<int>>();
        var last = -1;
        for (var end = Math.Min(Window, hashes.Count); end <= hashes.Count && hashes.Count > 0; end++)
        {
            var least = end - 1;
            for (var i = end - 2; i >= Math.Max(0, end - Window); i--)
                if (hashes[i] < hashes[least]) least = i;
            if (least == last) continue;
            last = least;
            if (!kept.TryGetValue(hashes[least], out var places)) kept[hashes[least]] = places = [];
            places.Add(least);
        }

        return kept.ToDictionary(k => k.Key, IReadOnlyList<int> (k) => k.Value);
    }

    /// <summary>The hash of every run, in their order.</summary>
    public static IReadOnlyList<int> All(IReadOnlyList<Token> tokens)
    {
        var hashes = new int[Math.Max(0, tokens.Count - Run + 1)];
        for (var i = 0; i < hashes.Length; i++)
        {
            var hash = 17;
            for (var j = 0; j < Run; j++) hash = unchecked((hash * 1000003) ^ tokens[i + j].Code);
            hashes[i] = hash;
        }

        return hashes;
    }
}
