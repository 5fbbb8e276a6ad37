using System.Text.RegularExpressions;
using PrepPlatform.SemanticText.Comparing;
using PrepPlatform.SemanticText.Questions;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Scoring;

/// <summary>What is looked for in answers to a question: the author's key points or, where there are none, what the model answers say.</summary>
/// <param name="Parts">Each is told to the learner.</param>
/// <param name="Whole">Model answers short enough to be compared as a whole.</param>
/// <param name="WholeDecides">The parts only explain: their points follow from the comparison with the whole.</param>
internal sealed partial record Plan(IReadOnlyList<Part> Parts, IReadOnlyList<Passage> Whole, bool WholeDecides)
{
    private const int LongestWhole = 30, MostSentences = 2, MostParts = 8, Short = 70;
    private const double IsAbout = 0.3;

    public static Plan Make(TextQuestion question, Passage answer)
    {
        var references = question.References.Select(Passage.Read).ToList();
        var sentences = references.ConvertAll(Sentence.Of);
        var whole = references.Where(r => r.Content.Count <= LongestWhole && r.Sentences <= MostSentences).ToList();
        if (question.KeyPoints.Count > 0) return new([.. question.KeyPoints.Select((k, i) => PartOf(k, i, question.KeyPoints.Count, sentences.SelectMany(s => s)))], whole, false);
        var nearest = references.MaxBy(r => Comparer.Cosine(r, answer))!;
        return whole.Count == references.Count
            ? new(Derived(nearest, []), whole, true)
            : new(Derived(nearest, sentences.Where((_, i) => references[i] != nearest).SelectMany(s => s)), whole, false);
    }

    private static Part PartOf(KeyPoint point, int index, int all, IEnumerable<Sentence> references)
    {
        var own = Passage.Read(point.Text);
        return new(NameOf("Key point", index, all, point.Text), point.Text, point.Weight, point.ReadNext, [own, .. Other(own, references)]);
    }

    /// <summary>The sentences or clauses of a model answer, each weighing what its words weigh.</summary>
    private static List<Part> Derived(Passage reference, IEnumerable<Sentence> others)
    {
        var pieces = Pieces(reference.Text);
        return [.. pieces.Select(Passage.Read).Select((p, i) => new Part(
            NameOf("Part", i, pieces.Count, pieces[i]), pieces[i], (decimal)Math.Round(Math.Max(0.2, p.Content.Sum(t => t.Weight)), 3), "", [p, .. Other(p, others)]))];
    }

    /// <summary>What model answers say of the same, in their words.</summary>
    private static IEnumerable<Passage> Other(Passage own, IEnumerable<Sentence> references)
    {
        var vector = Comparer.Vector(own);
        return references.Where(s => s.Text.Content.Count <= 2 * own.Content.Count + 4).Select(s => (s.Text, Likeness: Comparer.Cosine(vector, s.Vector)))
            .Where(s => s.Likeness >= IsAbout).OrderByDescending(s => s.Likeness).Take(2).Select(s => s.Text);
    }

    /// <summary>A sentence of a model answer, read once for all parts.</summary>
    private sealed record Sentence(Passage Text, Dictionary<string, double> Vector)
    {
        public static List<Sentence> Of(Passage reference) =>
            [.. Enumerable.Range(0, reference.Sentences).Select(s => reference.Part(s, s)).Select(s => new Sentence(s, Comparer.Vector(s)))];
    }

    private static List<string> Pieces(string text)
    {
        var pieces = new List<string>();
        foreach (var piece in Border().Split(text).Select(p => p.Trim()).Where(p => p.Length > 0))
            if (pieces.Count > 0 && (Passage.Read(piece).Content.Count < 2 || Passage.Read(pieces[^1]).Content.Count < 2 || pieces.Count == MostParts)) pieces[^1] += $" {piece}";
            else pieces.Add(piece);
        return pieces;
    }

    private static string NameOf(string kind, int index, int all, string text)
    {
        var plain = Saying.Unmarked(text);
        if (all == 1 && kind == "Part") return "Answer";
        return $"{kind} {index + 1}: {Saying.Cut(plain, Short)}";
    }

    [GeneratedRegex(@"(?<=[.!?;])\s+|\n+|,\s+(?=(?:and|but|because|so|which|while|whereas)\b)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Border();
}
