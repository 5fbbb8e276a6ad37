using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace PrepPlatform.SemanticText.Reading;

/// <summary>What is known of words: how common they are, which mean the same and which the opposite. The lists stand in <c>Data/</c>.</summary>
internal static class Lexicon
{
    private const int MostKept = 20_000;
    private const double Rarest = 3;

    private static readonly FrozenSet<string> Stops = Lines("stop-words.txt").SelectMany(Words).ToFrozenSet();
    private static readonly FrozenDictionary<string, string> Irregular = Lines("irregular.txt").Select(Words).SelectMany(w => w[1..].Select(form => (form, w[0]))).ToFrozenDictionary(p => p.form, p => p.Item2);
    private static readonly FrozenDictionary<string, double> Weights = ReadWeights();
    private static readonly FrozenDictionary<string, int[]> Groups = ReadGroups("synonyms.txt");
    private static readonly FrozenDictionary<string, string[]> Opposites = ReadOpposites();
    private static readonly ConcurrentDictionary<string, Known> Seen = new(StringComparer.Ordinal);

    /// <summary>What is known of one word.</summary>
    internal readonly record struct Known(string Stem, bool IsContent, double Weight);

    /// <summary>Words of answers are not kept: only those of the lists, which anybody may see.</summary>
    public static Known Look(string word)
    {
        if (Seen.TryGetValue(word, out var known)) return known;
        var stem = StemOf(word);
        known = new Known(stem, !Stops.Contains(word) && !Polarity.IsNegator(word), Weights.GetValueOrDefault(stem, 1));
        if (Weights.ContainsKey(stem) && Seen.Count < MostKept) Seen[word] = known;
        return known;
    }

    public static bool IsNumber(string stem) => char.IsDigit(stem[0]) || (stem[0] == '-' && stem.Length > 1);

    public static bool IsCommon(string stem) => Weights.ContainsKey(stem);

    public static bool AreSynonyms(string one, string other) =>
        Groups.TryGetValue(one, out var first) && Groups.TryGetValue(other, out var second) && first.AsSpan().ContainsAny(second);

    public static bool AreOpposites(string one, string other) => (Opposites.TryGetValue(one, out var others) && others.Contains(other)) || IsNegative(one, other) || IsNegative(other, one);

    private static bool IsNegative(string one, string other) => one.Length == other.Length + 1 && one[0] == '-' && char.IsDigit(other[0]) && one.EndsWith(other, StringComparison.Ordinal);

    public static string StemOf(string word)
    {
        if (char.IsDigit(word[0])) return Number(word);
        var base1 = Irregular.GetValueOrDefault(word, word);
        return char.IsDigit(base1[0]) ? base1 : Stemmer.Stem(Spelling.American(base1));
    }

    private static string Number(string word) =>
        decimal.TryParse(word.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (number / 1.0000000000000000000m).ToString("0.############", CultureInfo.InvariantCulture)
            : word;

    private static FrozenDictionary<string, double> ReadWeights()
    {
        var counts = Lines("frequencies.txt").Select(Words).Select(w => (Stem: w[0], Count: double.Parse(w[1], CultureInfo.InvariantCulture))).ToList();
        var (all, most) = (counts[0].Count, Math.Log(counts[0].Count / Rarest));
        return counts.Skip(1).ToFrozenDictionary(c => c.Stem, c => Math.Clamp(Math.Log(all / c.Count) / most, 0.1, 1));
    }

    private static FrozenDictionary<string, int[]> ReadGroups(string file) => Lines(file).SelectMany((line, group) => Words(line).Select(w => (Stem: StemOf(w), group)))
        .GroupBy(p => p.Stem).ToFrozenDictionary(g => g.Key, g => g.Select(p => p.group).Distinct().ToArray());

    /// <summary>A line is one side, a dash, and the other side.</summary>
    private static FrozenDictionary<string, string[]> ReadOpposites() => Lines("opposites.txt").Select(l => l.Split(" - ")).SelectMany(sides =>
            from one in Words(sides[0]) from other in Words(sides[1]) from pair in new[] { (StemOf(one), StemOf(other)), (StemOf(other), StemOf(one)) } select pair)
        .GroupBy(p => p.Item1).ToFrozenDictionary(g => g.Key, g => g.Select(p => p.Item2).Distinct().ToArray());

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line;
    }
}
