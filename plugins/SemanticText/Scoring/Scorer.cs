using System.Collections.Concurrent;
using PrepPlatform.Evaluators;
using PrepPlatform.SemanticText.Comparing;
using PrepPlatform.SemanticText.Encoding;
using PrepPlatform.SemanticText.Guards;
using PrepPlatform.SemanticText.Questions;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Scoring;

/// <summary>Scores one answer: reads it, leaves out what does not count, judges the rest, learns from what people gave, and explains.</summary>
/// <param name="embedders">The encoder that was chosen, then others that may take its place where no weights were trained with it.</param>
/// <param name="weights">The weights that were trained with a model, by its name and version.</param>
internal sealed class Scorer(IReadOnlyList<TextEmbedder> embedders, Func<string, Trees?> weights)
{
    private const string WordsAlone = "Without an encoder: scored by words alone.";
    private readonly Examples kept = new();
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, float[]>> authors = new(StringComparer.Ordinal);

    public async ValueTask<EvaluationResult> ScoreAsync(EvaluationRequest request, CancellationToken cancellation)
    {
        var question = TextQuestion.Read(request.Definition);
        if (question.Best.Length == 0) return EvaluationResult.NotEvaluable("The question has neither model answers nor key points to hold the answer against.");
        var answer = Passage.Read(Examples.TextOf(request.Response));
        var report = new Report(question, answer);
        if (answer.IsEmpty) return Signs.MayBe(answer.Text) && question.HasSigns ? report.SignsOnly() : report.NotAnswered();
        if (question.References.Append(question.Best).Any(r => Passage.Read(r).SaysTheSame(answer))) return report.Full(Plan.Make(question, answer));
        var tolerant = !(request.Settings.TryGetProperty("spellingMatters", out var matters) && matters.GetBoolean());
        var comparer = new Comparer(question.Asked, tolerant, cancellation);
        var engine = Engine(out var note);
        var judge = new Judge(question.Asked, comparer, engine.Trees, engine.Meanings);
        var (verdict, remarks) = await JudgeAsync(judge, comparer, question, answer, cancellation);
        var examples = await kept.ReadAsync(request, $"{note} {tolerant}", async other => (await JudgeAsync(judge, comparer, question, other, cancellation)).Verdict.Score);
        var learnt = Marked.Adjust(verdict.Score, remarks.Any(r => r.Factor < 1), Print.Of(answer), examples);
        return report.Explain(verdict, remarks, learnt, engine.Meanings is not null, note);
    }

    private static async Task<(Verdict Verdict, IReadOnlyList<Remark> Remarks)> JudgeAsync(Judge judge, Comparer comparer, TextQuestion question, Passage answer, CancellationToken cancellation)
    {
        var plan = Plan.Make(question, answer);
        var statements = question.References.Append(question.Statements).Select(Passage.Read).ToList();
        var (counted, remarks) = Inspection.Look(answer, question.Asked, [.. plan.Parts.SelectMany(p => p.Targets), .. plan.Whole], statements, comparer);
        var verdict = await judge.JudgeAsync(plan, counted, cancellation);
        List<Remark> all = [.. remarks];
        if (Both.Find(counted, verdict.Parts, comparer) is { } both) all.Add(both);
        if (OtherSigns.Find(answer, statements) is { } signs) all.Add(signs);
        var score = all.Aggregate(verdict.Score, (s, r) => s * r.Factor);
        return (score < verdict.Score ? verdict with { Score = score, Parts = Share.Out(verdict.Parts, score) } : verdict, all);
    }

    /// <summary>The first encoder that weights were trained with; else words alone, and the note says why.</summary>
    private (Trees Trees, Meanings? Meanings) Engine(out string note)
    {
        note = "";
        foreach (var embedder in embedders)
        {
            var engine = Engine(embedder, out var why);
            note = string.Join(' ', new[] { note, why }.Where(n => n.Length > 0).Distinct());
            if (engine.Meanings is not null) return engine;
        }

        note = note.Length == 0 ? WordsAlone : $"{note} {WordsAlone}";
        return (Weights.Lexical, null);
    }

    /// <summary>An encoder is loaded only where there are weights that were trained with it: without them it would say nothing here.</summary>
    private (Trees Trees, Meanings? Meanings) Engine(TextEmbedder embedder, out string note)
    {
        note = "";
        if (embedder.Installed is not { } installed) return (Weights.Lexical, null);
        note = $"There are no weights for the encoder '{installed}'.";
        if (weights(installed) is null) return (Weights.Lexical, null);
        note = $"The encoder '{installed}' cannot be used.";
        if (embedder.Model is not { } model || weights(model) is not { } trees) return (Weights.Lexical, null);
        note = $"Encoder: {model}.";
        return (trees, new Meanings(embedder, authors.GetOrAdd(model, _ => new(StringComparer.Ordinal))));
    }
}
