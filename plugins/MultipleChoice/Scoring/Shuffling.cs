using PrepPlatform.Evaluators;

namespace PrepPlatform.MultipleChoice.Scoring;

/// <summary>
/// Places by seed: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014) and the shuffle of
/// Fisher and Yates. Attempts keep their seed, so this may never change.
/// </summary>
internal static class Shuffling
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>Which of <paramref name="count"/> things stands in each place.</summary>
    public static int[] Places(int count) => [.. Enumerable.Range(0, count)];

    /// <summary>The same in the seed's order.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Decides.</param>
    /// <param name="purpose">Two shuffles of one question differ by it.</param>
    public static int[] Places(int count, long seed, uint purpose)
    {
        var places = Places(count);
        var state = unchecked((ulong)seed + purpose * 0xD1342543DE82EF95);
        for (var left = count; left > 1; left--)
        {
            var other = (int)Math.BigMul(Next(ref state), (ulong)left, out _);
            (places[left - 1], places[other]) = (places[other], places[left - 1]);
        }

        return places;
    }

    /// <summary>Where the arrangement changes places, by seed; otherwise as written.</summary>
    public static int[] Places(int count, Arrangement arrangement, bool shuffle, uint purpose) =>
        arrangement.Seed != 0 && shuffle ? Places(count, arrangement.Seed, purpose) : Places(count);

    /// <summary>Mixed from their own order, which says nothing of the key, rather than from the author's, which is the key.</summary>
    public static int[] MixedFromText(IReadOnlyList<string> texts, Arrangement arrangement, uint purpose)
    {
        if (arrangement.Seed == 0) return Places(texts.Count);
        var sorted = Places(texts.Count);
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(texts[a], texts[b]) is not 0 and var order ? order : a - b);
        return Array.ConvertAll(Places(texts.Count, arrangement.Seed, purpose), place => sorted[place]);
    }

    private static ulong Next(ref ulong state)
    {
        unchecked
        {
            var z = state += Golden;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
