using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Data;

/// <summary>The one way for people to give scores, wherever they do it. Callers have a transaction; the attempt's row is theirs until it ends.</summary>
internal sealed class ScoringDesk(PrepDb db, AttemptHold hold, IEvaluations evaluations, IAudit audit, TimeProvider clock)
{
    /// <summary>Takes an answer of a closed attempt in hand.</summary>
    public async Task<Result<InHand>> TakeAsync(Guid attemptId, Guid questionId, Guid by, CancellationToken cancellation)
    {
        if (!await hold.ToScoreAsync(attemptId, cancellation)) return await WhyAsync(attemptId, cancellation);
        var attempt = await db.Set<Attempt>().Include(a => a.Questions).SingleAsync(a => a.Id == attemptId, cancellation);
        if (attempt.StudentId == by) return Result.Invalid<InHand>("", "This is your own attempt: someone else has to change its scores.");
        if (attempt.Questions.Find(q => q.Id == questionId) is not { } question) return Result.NotFound<InHand>();
        return Result.Ok(new InHand(attempt, question, await db.Set<Assessment>().AsNoTracking().SingleAsync(a => a.Id == attempt.AssessmentId, cancellation)));
    }

    /// <summary>Lets a person's score count; what was there stays in the history.</summary>
    /// <param name="hand">The answer.</param>
    /// <param name="score">What is given.</param>
    /// <param name="action">For the audit log.</param>
    /// <param name="summary">For the audit log.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Result<RecordedEvaluation>> GiveAsync(InHand hand, PersonScore score, string action, string summary, CancellationToken cancellation)
    {
        var (attempt, question, rules) = hand;
        var given = await evaluations.OverrideAsync(new EvaluationSubject(CloseAttempt.Subject, question.Id, question.EvaluationRevision), score, cancellation);
        if (!given.Succeeded) return given;
        question.Judge(given.Value, rules);
        attempt.Total(rules.PassingPercent);
        audit.Record(action, $"attempt/{attempt.Id}", summary.Shorten(400));
        db.PublishScore(attempt, clock.GetUtcNow());
        return given;
    }

    private async Task<Result<InHand>> WhyAsync(Guid id, CancellationToken cancellation) => await db.Set<Attempt>().AnyAsync(a => a.Id == id, cancellation)
        ? Result.Invalid<InHand>("", "This attempt is still open. Its scores can be changed once it is closed.")
        : Result.NotFound<InHand>();
}

/// <summary>An answer that a person scores, with its whole attempt.</summary>
internal sealed record InHand(Attempt Attempt, AttemptQuestion Question, Assessment Rules);
