using System.Globalization;
using PrepPlatform.Evaluators;
using PrepPlatform.SemanticText.Guards;
using PrepPlatform.SemanticText.Questions;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Scoring;

/// <summary>Makes the result that the learner and staff read.</summary>
internal sealed class Report(TextQuestion question, Passage answer)
{
    private const decimal WordsAlone = 0.9m, Contradicted = 0.4m, Reviewed = 0.5m, Known = 0.95m;
    private const int Digits = 6, LongestNote = 1000;

    public EvaluationResult NotAnswered() => new()
    {
        Outcome = Outcome.Scored,
        Criteria = [new Criterion("Answer", 0, question.Points, "Not answered.")],
        Notes = answer.Text.Length == 0 ? "" : "The answer has no words.",
    };

    /// <summary>An answer of signs alone to a question that has some: "%" may well be right.</summary>
    public EvaluationResult SignsOnly() => new()
    {
        Outcome = Outcome.NeedsReview,
        Criteria = [new Criterion("Answer", 0, question.Points, "Your answer has signs but no words; a person will look at it.")],
        Notes = "The answer has no words, and the question is about signs.",
        Confidence = 0,
    };

    /// <summary>The author's own answer.</summary>
    public EvaluationResult Full(Plan plan) => Of(Outcome.Scored, Points([.. plan.Parts.Select(p => (p, 1.0))], (_, part) => new("Your answer says what the model answer says.", Whole())), 1, "The same words as a model answer.");

    public EvaluationResult Explain(Verdict verdict, IReadOnlyList<Remark> remarks, Learnt learnt, bool encoded, string engine)
    {
        var parts = learnt.Score == verdict.Score ? verdict.Parts : Share.Out(verdict.Parts, learnt.Score);
        var denied = parts.Any(p => p.Contradicted);
        var review = denied || remarks.Any(r => r.Review);
        var criteria = Points([.. parts.Select(p => (p.Part, p.Earned))], (i, _) => Explanation.Of(parts[i], question));
        criteria.AddRange(remarks.Select(r => new Criterion(r.Name, 0, 0, r.Reason) { Evidence = Evidence(r.Where, r.Name) }));
        if (denied) criteria.Add(new("This says the opposite", 0, 0, "Part of your answer says the opposite of what is right; a person will look at it.") { Evidence = Denied(parts) });
        var confidence = (decimal)Math.Round(verdict.Confidence, 4) * (encoded ? 1 : WordsAlone);
        if (remarks.Any(r => r is { Factor: 0, Review: false })) confidence = 0.9m;
        if (learnt.Known) confidence = Known;
        if (review) confidence = Math.Min(confidence, denied ? Contradicted : Reviewed);
        return Of(review ? Outcome.NeedsReview : Outcome.Scored, criteria, confidence, Notes(verdict.Score, learnt, remarks, denied, engine));
    }

    private EvaluationResult Of(Outcome outcome, List<Criterion> criteria, decimal confidence, string notes) => new()
    {
        Outcome = outcome,
        Score = Math.Clamp(decimal.Round(criteria.Sum(c => c.Points) / question.Points, Digits), 0, 1),
        Criteria = criteria,
        Confidence = Math.Clamp(confidence, 0, 1),
        Notes = Saying.Cut(notes, LongestNote),
    };

    /// <summary>Parts are rounded so that together they make the question's points.</summary>
    private List<Criterion> Points(IReadOnlyList<(Part Part, double Earned)> parts, Func<int, Part, Reason> explain)
    {
        var (all, before, given) = (parts.Sum(p => p.Part.Weight), 0m, 0m);
        var criteria = new List<Criterion>(parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            before += parts[i].Part.Weight;
            var max = decimal.Round(question.Points * before / all, Digits) - given;
            given += max;
            var reason = explain(i, parts[i].Part);
            criteria.Add(new(Saying.Cut(parts[i].Part.Name, 200), decimal.Round(max * (decimal)parts[i].Earned, Digits), max, Saying.Cut(reason.Text, 1000)) { Evidence = reason.Evidence });
        }

        return criteria;
    }

    private string Notes(double own, Learnt learnt, IReadOnlyList<Remark> remarks, bool denied, string engine)
    {
        var notes = new List<string> { engine };
        notes.AddRange(remarks.Select(r => r.Note).Where(n => n.Length > 0));
        if (denied) notes.Add("The answer seems to contradict what is right.");
        if (answer.Disguise.Hidden > 0) notes.Add("Characters without width were left out.");
        if (learnt.From > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{learnt.From} {(learnt.From == 1 ? "answer that a person scored" : "answers that people scored")} moved the score from {own:0.00} to {learnt.Score:0.00}."));
        return string.Join(' ', notes);
    }

    private IReadOnlyList<EvidenceSpan> Whole() => Evidence(answer.Tokens, "");

    private static IReadOnlyList<EvidenceSpan> Denied(IReadOnlyList<Found> parts) =>
        [.. parts.Where(p => p.Contradicted).SelectMany(p => Evidence(p.Nearest.Answer.Tokens, "says the opposite")).Distinct()];

    public static IReadOnlyList<EvidenceSpan> Evidence(IReadOnlyList<Token> tokens, string note) =>
        tokens.Count == 0 ? [] : [new EvidenceSpan(tokens[0].Start, tokens[^1].End - tokens[0].Start, note)];
}
