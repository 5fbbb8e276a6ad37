namespace PrepPlatform.Practice.Domain.Similarity;

/// <summary>A program to be compared.</summary>
/// <param name="Id">The submission's.</param>
/// <param name="Language">Only programs in the same one are compared.</param>
/// <param name="Source">Its text.</param>
internal sealed record ComparedProgram(Guid Id, string Language, string Source)
{
    public IReadOnlyList<Token> Tokens { get; } = Tokenizer.Read(Language, Source);
}

/// <summary>Two programs that have something in common.</summary>
/// <param name="First">One.</param>
/// <param name="Second">The other.</param>
/// <param name="Share">Of the smaller one's fingerprints those that the other has too, in whole per cent.</param>
/// <param name="Longest">Pieces of the longest run that stands in both.</param>
internal sealed record SimilarPair(Guid First, Guid Second, int Share, int Longest);

/// <summary>Finds what programs have in common that the task itself does not explain.</summary>
internal sealed class Comparison
{
    /// <summary>Per cent below which a pair is not worth a look.</summary>
    private const int LeastShare = 30;

    /// <summary>From this many programs in a language on, what stands in more than the given part of them says nothing of two of them.</summary>
    private const int FewPrograms = 6, CommonPercent = 40;

    private readonly Dictionary<Guid, (ComparedProgram Program, IReadOnlyDictionary<int, IReadOnlyList<int>> Prints)> programs = [];

    /// <param name="given">The programs.</param>
    /// <param name="starters">By language, what the editor held at first: nobody wrote that.</param>
    public Comparison(IReadOnlyCollection<ComparedProgram> given, IReadOnlyDictionary<string, string> starters)
    {
        foreach (var group in given.GroupBy(p => p.Language))
        {
            var prints = group.Select(p => (Program: p, Prints: Fingerprints.Of(p.Tokens))).ToList();
            var ignored = Fingerprints.All(Tokenizer.Read(group.Key, starters.GetValueOrDefault(group.Key, ""))).ToHashSet();
            if (prints.Count >= FewPrograms)
                ignored.UnionWith(prints.SelectMany(p => p.Prints.Keys).GroupBy(h => h).Where(g => g.Count() * 100 > prints.Count * CommonPercent).Select(g => g.Key));
            foreach (var (program, own) in prints) programs[program.Id] = (program, own.Where(o => !ignored.Contains(o.Key)).ToDictionary(o => o.Key, o => o.Value));
        }
    }

    /// <summary>The pairs that are worth a look, the most alike first.</summary>
    public IReadOnlyList<SimilarPair> Pairs(int most)
    {
        var shared = new Dictionary<(Guid, Guid), int>();
        foreach (var holders in programs.SelectMany(p => p.Value.Prints.Keys.Select(h => (Hash: h, p.Key, p.Value.Program.Language))).GroupBy(x => (x.Hash, x.Language)))
        {
            var ids = holders.Select(h => h.Key).Order().ToList();
            for (var i = 0; i < ids.Count; i++)
                for (var j = i + 1; j < ids.Count; j++) shared[(ids[i], ids[j])] = shared.GetValueOrDefault((ids[i], ids[j])) + 1;
        }

        return [.. shared.Select(s => (s.Key.Item1, s.Key.Item2, Share: Share(s.Key.Item1, s.Key.Item2, s.Value))).Where(s => s.Share >= LeastShare).OrderByDescending(s => s.Share).Take(most)
            .Select(s => new SimilarPair(s.Item1, s.Item2, s.Share, Runs(s.Item1, s.Item2).Select(r => r.Length).DefaultIfEmpty().Max()))
            .OrderByDescending(p => p.Share).ThenByDescending(p => p.Longest)];
    }

    /// <summary>Where two programs match: stretches of both texts.</summary>
    public (IReadOnlyList<(int Start, int End)> First, IReadOnlyList<(int Start, int End)> Second) Regions(Guid first, Guid second)
    {
        var runs = Runs(first, second);
        return (Merge(programs[first].Program.Tokens, runs.Select(r => (r.First, r.Length))), Merge(programs[second].Program.Tokens, runs.Select(r => (r.Second, r.Length))));
    }

    private int Share(Guid first, Guid second, int shared) => shared * 100 / Math.Max(1, Math.Min(programs[first].Prints.Count, programs[second].Prints.Count));

    /// <summary>Runs of pieces that are equal in both, made as long as they are.</summary>
    private List<(int First, int Second, int Length)> Runs(Guid first, Guid second)
    {
        var (a, b) = (programs[first], programs[second]);
        var runs = new HashSet<(int, int, int)>();
        foreach (var (hash, places) in a.Prints.Where(p => b.Prints.ContainsKey(p.Key)))
            foreach (var at in places)
                foreach (var other in b.Prints[hash]) runs.Add(Extend(a.Program.Tokens, b.Program.Tokens, at, other));
        return [.. runs.Where(r => r.Item3 >= Fingerprints.Run)];
    }

    private static (int, int, int) Extend(IReadOnlyList<Token> a, IReadOnlyList<Token> b, int at, int other)
    {
        var (start, end) = (0, 0);
        while (at + start > 0 && other + start > 0 && a[at + start - 1].Code == b[other + start - 1].Code) start--;
        while (at + end < a.Count && other + end < b.Count && a[at + end].Code == b[other + end].Code) end++;
        return (at + start, other + start, end - start);
    }

    private static List<(int Start, int End)> Merge(IReadOnlyList<Token> tokens, IEnumerable<(int At, int Length)> runs)
    {
        var merged = new List<(int Start, int End)>();
        foreach (var (start, end) in runs.Select(r => (tokens[r.At].Start, tokens[r.At + r.Length - 1].End)).Order())
        {
            if (merged is [.., var last] && start <= last.End) merged[^1] = (last.Start, Math.Max(last.End, end));
            else merged.Add((start, end));
        }

        return merged;
    }
}
