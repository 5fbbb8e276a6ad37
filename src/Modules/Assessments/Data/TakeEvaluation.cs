using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;

namespace PrepPlatform.Assessments.Data;

/// <summary>Takes over scores that were queued; the last one makes the total.</summary>
internal sealed class TakeEvaluation(PrepDb db, AttemptHold hold, IEvaluations evaluations, TimeProvider clock) : IEventHandler<EvaluationCompleted>
{
    public async Task HandleAsync(EvaluationCompleted e, CancellationToken cancellation)
    {
        if (e.SubjectKind != CloseAttempt.Subject) return;
        var id = await db.Set<AttemptQuestion>().AsNoTracking().Where(q => q.Id == e.SubjectId && q.EvaluationRevision == e.Revision)
            .Select(q => (Guid?)q.AttemptId).SingleOrDefaultAsync(cancellation);
        if (id is not { } attemptId || !await hold.ToScoreAsync(attemptId, cancellation)) return;
        var attempt = await db.Set<Attempt>().Include(a => a.Questions).SingleAsync(a => a.Id == attemptId, cancellation);
        var rules = await db.Set<Assessment>().AsNoTracking().SingleAsync(a => a.Id == attempt.AssessmentId, cancellation);
        if (await evaluations.ReadAsync(CloseAttempt.Subject, [e.SubjectId], cancellation) is not [.., var latest]) return;
        attempt.Questions.Single(q => q.Id == e.SubjectId).Judge(latest, rules);
        attempt.Total(rules.PassingPercent);
        db.PublishScore(attempt, clock.GetUtcNow());
    }
}
