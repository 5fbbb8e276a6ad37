using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Assessments.Data;

/// <summary>Has the answers of a regrade evaluated anew, a piece at a time. The proposals are subjects of their own, so they count for nothing.</summary>
internal sealed class RegradeEvaluating(PrepDb db, IEvaluations evaluations, IQuestionTypes types, TimeProvider clock)
{
    private const int Piece = 100;
    private const string OtherForm = "It was shown in another form than this revision has, so its key does not fit.";

    private sealed record Answer(AttemptQuestion Question, Guid StudentId, decimal MaxPoints, decimal? Points, bool? Passed, bool AllScored, decimal OthersEarned);

    /// <summary>Takes the next answers, and says where to go on.</summary>
    public async Task RunAsync(Regrade regrade, Guid after, CancellationToken cancellation)
    {
        var answers = await NextAsync(regrade, after, cancellation);
        var rules = await db.Set<Assessment>().AsNoTracking().SingleAsync(a => a.Id == regrade.AssessmentId, cancellation);
        var key = JsonElement.Parse(await db.Set<QuestionRevision>().Where(r => r.Id == regrade.RevisionId).Select(r => r.Definition).SingleAsync(cancellation));
        var asked = new List<(RegradeItem Item, Answer Answer)>();
        foreach (var answer in answers)
        {
            var item = new RegradeItem(regrade.Id, answer.Question, answer.StudentId, answer.Points, answer.Passed);
            db.Add(item);
            if (await FitsAsync(answer.Question, regrade, key, cancellation)) asked.Add((item, answer));
            else item.Leave(RegradeItemState.NotComparable, OtherForm);
        }

        var given = await evaluations.RequestAsync([.. asked.Select(a => Order(a.Item, a.Answer, key))], cancellation);
        foreach (var ((item, answer), evaluation) in asked.Zip(given))
            if (evaluation is not null) item.Propose(evaluation, answer.Question, rules, answer.MaxPoints, answer.AllScored ? answer.OthersEarned : null);
        if (answers.Count == Piece)
        {
            db.Publish(new RegradeUnderWay(regrade.Id, answers[^1].Question.Id), clock.GetUtcNow());
            return;
        }

        regrade.AllAsked = true;
        if (asked.TrueForAll(a => a.Item.State != RegradeItemState.Waiting) && !await IsWaitingAsync(regrade.Id, cancellation)) regrade.Settle();
    }

    private Task<bool> IsWaitingAsync(Guid regrade, CancellationToken cancellation) =>
        db.Set<RegradeItem>().AnyAsync(i => i.RegradeId == regrade && i.State == RegradeItemState.Waiting, cancellation);

    /// <summary>The question's answers in closed attempts that were scored before; those that are being scored now are new anyway.</summary>
    public static IQueryable<AttemptQuestion> Answers(PrepDb db, Regrade regrade) => db.Set<AttemptQuestion>().AsNoTracking()
        .Where(q => q.QuestionId == regrade.QuestionId && q.Response != null && q.Outcome != null
            && db.Set<Attempt>().Any(a => a.Id == q.AttemptId && a.AssessmentId == regrade.AssessmentId && a.Status != AttemptStatus.InProgress));

    private Task<List<Answer>> NextAsync(Regrade regrade, Guid after, CancellationToken cancellation) => Answers(db, regrade).Where(q => q.Id.CompareTo(after) > 0)
        .OrderBy(q => q.Id).Take(Piece).Join(db.Set<Attempt>(), q => q.AttemptId, a => a.Id, (q, a) => new { q, a }).OrderBy(x => x.q.Id)
        .Select(x => new Answer(
            x.q, x.a.StudentId, x.a.MaxPoints, x.a.Points, x.a.Passed, x.a.Questions.All(o => o.Id == x.q.Id || o.Earned != null),
            x.a.Questions.Where(o => o.Id != x.q.Id).Sum(o => o.Earned ?? 0)))
        .ToListAsync(cancellation);

    /// <summary>Answers speak in the ids that their question was shown with: another key fits only where they are the same.</summary>
    private async Task<bool> FitsAsync(AttemptQuestion question, Regrade regrade, JsonElement key, CancellationToken cancellation)
    {
        if (question.RevisionId == regrade.RevisionId || question.IsFreeText) return true;
        var now = await types.PresentAsync(question.Type, key, new Arrangement(question.Seed, question.Shuffle), cancellation);
        return now.Succeeded && Form(now.Value) == Form(JsonSerializer.Deserialize<Presentation>(question.Presented)!);
    }

    private static string Form(Presentation shown) => JsonSerializer.Serialize(shown with { Prompt = "" });

    private static EvaluationOrder Order(RegradeItem item, Answer answer, JsonElement key) => new(
        new EvaluationSubject(RegradeItem.Subject, item.Id, 1), answer.Question.Type, Definition.WithPoints(key, answer.Question.Points), answer.Question.ToScore(),
        new Arrangement(answer.Question.Seed, answer.Question.Shuffle), answer.StudentId);
}
