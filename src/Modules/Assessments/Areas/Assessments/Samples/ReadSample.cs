using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Evaluators;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Answers;

namespace PrepPlatform.Assessments.Areas.Assessments.Samples;

/// <summary>An assessment as one student would get it, a page at a time; answers are scored by its rules and forgotten.</summary>
internal sealed class ReadSample(PrepDb db, Paper paper, IQuestionTypes types, IEvaluations evaluations, ICurrentPerson person) : IUseCase
{
    /// <summary>The page, or null where there is no such assessment.</summary>
    /// <param name="id">The assessment.</param>
    /// <param name="seed">Decides the draws and orders.</param>
    /// <param name="page">From 1.</param>
    /// <param name="answers">What was answered, to be scored; null: nothing yet.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Sample?> RunAsync(Guid id, long seed, int page, IFormCollection? answers, CancellationToken cancellation)
    {
        var assessment = await db.Set<Assessment>().AsNoTrackingWithIdentityResolution().Include(a => a.Sections).ThenInclude(s => s.Items)
            .SingleOrDefaultAsync(a => a.Id == id, cancellation);
        if (assessment is null) return null;
        var made = await paper.MakeAsync(assessment, seed, cancellation);
        if (!made.Succeeded || made.Value.Count == 0) return new Sample(assessment, seed, 1, 0, 0, []) { Problem = made.Succeeded ? "It has no questions yet." : $"It cannot be sat as it is: {made.Problems[0].Field}." };
        var last = made.Value[^1].Page;
        var at = Math.Clamp(page, 1, last);
        var shown = made.Value.Where(q => q.Page == at).Select(q => new SampleQuestion(q, JsonSerializer.Deserialize<Presentation>(q.Presented)!)).ToList();
        var sample = new Sample(assessment, seed, at, last, made.Value.Count, shown);
        return answers is null ? sample : sample with { Questions = await ScoreAsync(assessment, shown, answers, cancellation) };
    }

    private async Task<List<SampleQuestion>> ScoreAsync(Assessment assessment, List<SampleQuestion> shown, IFormCollection answers, CancellationToken cancellation)
    {
        var revisions = shown.Select(s => s.Question.RevisionId).ToList();
        var definitions = await db.Set<QuestionRevision>().AsNoTracking().Where(r => revisions.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Definition, cancellation);
        var scored = new List<SampleQuestion>();
        var stays = shown.Any(s => ResponseForm.StaysHere(answers, s.Name));
        foreach (var one in shown)
        {
            var answered = one with { Response = ResponseForm.Read(one.Presentation, answers, one.Name) };
            scored.Add(stays ? answered : await ScoreAsync(assessment, answered, Definition.Parse(definitions[one.Question.RevisionId]), cancellation));
        }

        return scored;
    }

    private async Task<SampleQuestion> ScoreAsync(Assessment assessment, SampleQuestion one, JsonElement definition, CancellationToken cancellation)
    {
        var q = one.Question;
        var arrangement = new Arrangement(q.Seed, q.Shuffle);
        var shown = one with { Best = await types.BestResponseAsync(q.Type, definition, arrangement, cancellation), Explanation = Definition.Explanation(definition), Done = true };
        if (one.Response is not { } response) return shown;
        var order = new EvaluationOrder(new EvaluationSubject("sample-question", Guid.CreateVersion7(), 1), q.Type, definition, response, arrangement, person.AccountId!.Value);
        var result = await evaluations.TryAsync(order, cancellation);
        return shown with { Result = result, Earned = result.Outcome == Outcome.Scored ? Score.Of(result.Score).Earn(q.Points, assessment.PartialCredit, assessment.Penalty) : null };
    }
}

/// <summary>A page of a sample.</summary>
internal sealed record Sample(Assessment Assessment, long Seed, int Page, int Pages, int Count, IReadOnlyList<SampleQuestion> Questions)
{
    /// <summary>Why there is none, or empty.</summary>
    public string Problem { get; init; } = "";

    public string Url(int page) => $"/staff/assessments/{Assessment.Id}/preview?seed={Seed}&page={page}";
}

internal sealed record SampleQuestion(AttemptQuestion Question, Presentation Presentation)
{
    public string Name => $"Q{Question.Position}";
    public JsonElement? Response { get; init; }
    public JsonElement? Best { get; init; }
    public string Explanation { get; init; } = "";

    /// <summary>Whether answers are in: show what was right.</summary>
    public bool Done { get; init; }

    /// <summary>Null: not answered.</summary>
    public EvaluationResult? Result { get; init; }

    /// <summary>Points by the assessment's rules.</summary>
    public decimal? Earned { get; init; }
}
