using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Guards;

/// <summary>
/// Finds two things that have changed places between two statements: "a compiler runs it line by line, an interpreter translates it first". Of each
/// statement the first word is what it is about; in the answer it stands among the other one's words, and the other way round.
/// </summary>
internal static class Exchange
{
    private const double Most = 0.5;
    private const int Fewest = 2, MostStatements = 40;

    private sealed record Statement(string About, HashSet<string> Words);

    public static Remark? Find(Passage answer, IReadOnlyList<Passage> targets)
    {
        if (!Turned(answer, targets, w => w.Sentence) && !Turned(answer, targets, w => w.Clause)) return null;
        return new("Two things are mixed up", "Your answer says of one thing what is true of the other; a person will look at it.", "Two things seem to have changed places.", 0.3, true, answer.Tokens);
    }

    private static bool Turned(Passage answer, IReadOnlyList<Passage> targets, Func<Token, int> part)
    {
        var said = answer.Content.GroupBy(part).Select(g => g.Select(t => t.Stem).ToHashSet()).SelectMany(s => s.Select(word => (Word: word, Words: s))).ToLookup(p => p.Word, p => p.Words);
        return targets.Any(t => Turned(said, [.. t.Content.GroupBy(part).Take(MostStatements).Select(g => new Statement(g.First().Stem, [.. g.Skip(1).Select(w => w.Stem)]))]));
    }

    private static bool Turned(ILookup<string, HashSet<string>> said, List<Statement> statements)
    {
        for (var i = 0; i < statements.Count; i++)
            for (var j = i + 1; j < statements.Count; j++)
                if (statements[i].About != statements[j].About && Says(statements[i], statements[j], said) && Says(statements[j], statements[i], said)) return true;
        return false;
    }

    /// <summary>Whether the answer says of the one, and of it alone, what is true of the other.</summary>
    private static bool Says(Statement one, Statement other, ILookup<string, HashSet<string>> said)
    {
        if (!said.Contains(one.About)) return false;
        var (own, foreign) = (one.Words.Except(other.Words).ToHashSet(), other.Words.Except(one.Words).Except([one.About]).ToHashSet());
        if (own.Count < Fewest || foreign.Count < Fewest) return false;
        var places = said[one.About].Where(s => !s.Contains(other.About)).ToList();
        return places.Count > 0 && places.TrueForAll(s => foreign.Count(s.Contains) is var theirs && theirs >= Most * foreign.Count && theirs > own.Count(s.Contains));
    }
}
