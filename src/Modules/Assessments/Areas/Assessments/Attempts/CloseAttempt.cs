using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Evaluators;
using PrepPlatform.Hosting;

namespace PrepPlatform.Assessments.Areas.Assessments.Attempts;

/// <summary>
/// Ends an attempt and has its answers scored, in one transaction: there is never a closed attempt whose answers nobody scores. Of several that
/// close it, one does.
/// </summary>
internal sealed class CloseAttempt(PrepDb db, AttemptHold hold, IEvaluations evaluations, TimeProvider clock) : IUseCase
{
    /// <summary>What evaluations of this module's answers are kept under.</summary>
    public const string Subject = "attempt-question";

    /// <returns>Whether this call closed it.</returns>
    public async Task<bool> RunAsync(Guid id, AttemptStatus how, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear(); // What was read before the row is held may be old.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await hold.ToCloseAsync(id, cancellation)) return false;
        var attempt = await db.Set<Attempt>().Include(a => a.Questions).SingleAsync(a => a.Id == id, cancellation);
        var rules = await db.Set<Assessment>().AsNoTracking().SingleAsync(a => a.Id == attempt.AssessmentId, cancellation);
        var now = clock.GetUtcNow();
        attempt.Close(how, how == AttemptStatus.TimedOut && attempt.Deadline < now ? attempt.Deadline : now);
        await ScoreAsync(attempt, rules, cancellation);
        attempt.Total(rules.PassingPercent);
        db.Publish(new AttemptClosed(attempt.Id, attempt.AssessmentId, attempt.StudentId, how == AttemptStatus.TimedOut, attempt.ClosedAt!.Value), now);
        db.PublishScore(attempt, now);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task ScoreAsync(Attempt attempt, Assessment rules, CancellationToken cancellation)
    {
        var answered = attempt.Questions.Where(q => q.Response is not null).OrderBy(q => q.Position).ToList();
        foreach (var open in attempt.Questions.Where(q => q.Response is null)) open.LeaveOpen();
        if (answered.Count == 0) return;
        var revisions = answered.Select(q => q.RevisionId).ToList();
        var definitions = await db.Set<QuestionRevision>().AsNoTracking().Where(r => revisions.Contains(r.Id))
            .Select(r => new { r.Id, r.Definition }).ToDictionaryAsync(r => r.Id, r => r.Definition, cancellation);
        var orders = answered.Select(q => Order(q, definitions[q.RevisionId], attempt.StudentId)).ToList();
        var given = await evaluations.RequestAsync(orders, cancellation);
        foreach (var (question, evaluation) in answered.Zip(given))
            if (evaluation is not null) question.Judge(evaluation, rules);
    }

    /// <summary>An answer on its way to its evaluator.</summary>
    public static EvaluationOrder Order(AttemptQuestion question, string definition, Guid student) => new(
        new EvaluationSubject(Subject, question.Id, question.EvaluationRevision), question.Type, Definition.WithPoints(JsonElement.Parse(definition), question.Points), question.ToScore(),
        new Arrangement(question.Seed, question.Shuffle), student);
}
