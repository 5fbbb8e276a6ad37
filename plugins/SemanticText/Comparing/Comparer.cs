using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Comparing;

/// <summary>Measures the features of an answer and a target for one question, on one thread. The question's words earn nothing of their own.</summary>
/// <param name="question">As asked.</param>
/// <param name="tolerant">Whether slips of the finger count as the word that was meant.</param>
/// <param name="cancellation">Looked at before each comparison, which is where the time goes.</param>
internal sealed class Comparer(Passage question, bool tolerant, CancellationToken cancellation = default)
{
    private const double Nothing = 1e-9;
    private readonly Alignment alignment = new(tolerant);
    private readonly Dictionary<string, bool> meant = new(StringComparer.Ordinal);

    public Comparison Compare(Passage answer, Passage target)
    {
        cancellation.ThrowIfCancellationRequested();
        var matches = alignment.Find(answer, target);
        var made = new Comparison(answer, target, matches, new double[Features.Count]);
        Words(made);
        Form(made);
        Truth(made);
        return made;
    }

    private void Words(Comparison made)
    {
        var (answer, target, matches) = (made.Answer, made.Target, made.Matches);
        var unasked = matches.Where(m => !IsAsked(m.Wanted)).ToList();
        var counted = unasked.Count > 0 ? unasked : matches;
        var (recall, recallOfNew) = (Share(matches), Share(counted));
        var said = answer.Content.DistinctBy(t => t.Stem).ToList();
        var hits = matches.Where(m => m.Credit > 0).GroupBy(m => m.Found.Stem).ToDictionary(g => g.Key, g => g.Max(m => m.Credit));
        var fresh = said.Where(t => !IsAsked(t) || unasked.Count == 0).ToList();
        made[Feature.Recall] = recall;
        made[Feature.NewRecall] = recallOfNew;
        made[Feature.Precision] = Precision(said, hits);
        made[Feature.NewPrecision] = Precision(fresh, hits);
        made[Feature.NewF] = Harmonic(recallOfNew, made[Feature.NewPrecision]);
        made[Feature.Cosine] = Cosine(answer, target);
        made[Feature.Echo] = said.Count == 0 ? 0 : said.Where(IsAsked).Sum(t => t.Weight) / said.Sum(t => t.Weight);
        made[Feature.QuestionLikeness] = Cosine(answer, question);
        made[Feature.NewInTarget] = matches.Count == 0 ? 0 : unasked.Sum(m => m.Weight) / (matches.Sum(m => m.Weight) + Nothing);
        made[Feature.Strange] = fresh.Where(t => !hits.ContainsKey(t.Stem)).Sum(t => t.Weight) / (target.Content.Sum(t => t.Weight) + Nothing);
        made[Feature.Unmatched] = Math.Min(8, counted.Count(m => m.Credit == 0));
        made[Feature.Rarest] = counted.Count == 0 ? 0 : counted.MaxBy(m => m.Weight).Credit;
        made[Feature.HeadWord] = unasked.Count == 0 ? 0 : unasked[0].Credit;
        made[Feature.LastWord] = unasked.Count == 0 ? 0 : unasked[^1].Credit;
        made[Feature.Because] = answer.Tokens.Any(t => t.Word == "because") ? 1 : 0;
        made[Feature.Strange] = Math.Min(3, made[Feature.Strange]);
    }

    private static void Form(Comparison made)
    {
        var (answer, target) = (made.Answer, made.Target);
        made[Feature.Letters] = Grams.Likeness(answer, target);
        var order = made.Matches.Where(m => m.Credit > 0).ToList();
        var neighbours = order.Zip(order.Skip(1)).ToList();
        made[Feature.Pairs] = made.Matches.Count < 2 ? made[Feature.Recall] : neighbours.Count(n => Math.Abs(n.Second.Found.Start - n.First.Found.End) < 25 && n.Second.Found.Start > n.First.Found.Start) / (made.Matches.Count - 1.0);
        made[Feature.Order] = neighbours.Count == 0 ? 0.5 : neighbours.Count(n => n.Second.Found.Start > n.First.Found.Start) / (double)neighbours.Count;
        var (said, wanted) = (answer.Content.Count, target.Content.Count);
        made[Feature.Length] = Math.Clamp(Math.Log((said + 1.0) / (wanted + 1)), -2.5, 2.5);
        made[Feature.TargetLength] = Math.Min(40, wanted);
        made[Feature.AnswerLength] = Math.Min(40, said);
        var stretch = order.Count < 2 ? 0 : answer.Tokens.Count(t => t.Start >= order.Min(m => m.Found.Start) && t.Start <= order.Max(m => m.Found.Start));
        made[Feature.Spread] = Math.Min(4, stretch / (order.Count + 1.0) / 2);
    }

    private static void Truth(Comparison made)
    {
        var found = made.Matches.Where(m => m.Likeness > 0).ToList();
        var denied = found.Where(m => m.Contradicts).ToList();
        made[Feature.Denial] = denied.Count / (found.Count + 0.5);
        made[Feature.DenialWeight] = denied.Sum(m => m.Weight) / (made.Matches.Sum(m => m.Weight) + Nothing);
        made[Feature.Opposites] = Math.Min(3, found.Count(m => m is { IsOpposite: true, Contradicts: true }));
        made[Feature.YesNo] = YesNo(made.Answer) * YesNo(made.Target);
        made[Feature.NumbersMissing] = Math.Min(3, made.Matches.Count(m => IsNumber(m.Wanted) && m.Likeness == 0));
        made[Feature.NumbersStrange] = Math.Min(3, made.Answer.Content.Where(IsNumber).DistinctBy(t => t.Stem).Count(t => !made.Target.Has(t.Stem)));
        made[Feature.Swapped] = Swap.Found(made.Matches, made.Answer, made.Target) ? 1 : 0;
    }

    public bool IsAsked(Token token) => question.Has(token.Stem) || (tolerant && token.Weight < 0.5 && IsMeant(token.Stem));

    /// <summary>Asked of the same words again and again.</summary>
    private bool IsMeant(string stem)
    {
        if (!meant.TryGetValue(stem, out var known)) meant[stem] = known = question.Content.Any(q => Lexicon.AreSynonyms(q.Stem, stem));
        return known;
    }


    private static bool IsNumber(Token token) => Lexicon.IsNumber(token.Stem);

    /// <summary>1: it begins with yes; -1: with no; 0: with neither.</summary>
    private static int YesNo(Passage passage) => passage.IsEmpty ? 0 : passage.Tokens[0].Word switch { "yes" or "yeah" or "true" => 1, "no" or "nope" or "false" => -1, _ => 0 };

    private static double Share(IReadOnlyList<Match> matches) => matches.Count == 0 ? 0 : matches.Sum(m => m.Credit * m.Weight) / (matches.Sum(m => m.Weight) + Nothing);

    private static double Precision(List<Token> said, Dictionary<string, double> hits) =>
        said.Count == 0 ? 0 : said.Sum(t => hits.GetValueOrDefault(t.Stem) * t.Weight) / (said.Sum(t => t.Weight) + Nothing);

    private static double Harmonic(double one, double other) => one + other == 0 ? 0 : 2 * one * other / (one + other);

    /// <summary>Cosine of the two texts' words, each with its weight.</summary>
    public static double Cosine(Passage one, Passage other) => Cosine(Vector(one), Vector(other));

    public static double Cosine<T>(Dictionary<T, double> first, Dictionary<T, double> second)
        where T : notnull
    {
        var dot = first.Sum(p => p.Value * second.GetValueOrDefault(p.Key));
        return dot == 0 ? 0 : dot / Math.Sqrt(first.Sum(p => p.Value * p.Value) * second.Sum(p => p.Value * p.Value));
    }

    public static Dictionary<string, double> Vector(Passage passage) => passage.Content.GroupBy(t => t.Stem).ToDictionary(g => g.Key, g => g.First().Weight * (1 + Math.Log(g.Count())));
}
