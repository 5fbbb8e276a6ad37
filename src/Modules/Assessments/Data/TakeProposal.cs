using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;

namespace PrepPlatform.Assessments.Data;

/// <summary>Takes over a regrade's proposals that were queued; after the last one people can decide.</summary>
internal sealed class TakeProposal(PrepDb db, RegradeDesk desk, IEvaluations evaluations) : IEventHandler<EvaluationCompleted>
{
    public async Task HandleAsync(EvaluationCompleted e, CancellationToken cancellation)
    {
        if (e.SubjectKind != RegradeItem.Subject) return;
        if (await db.Set<RegradeItem>().SingleOrDefaultAsync(i => i.Id == e.SubjectId && i.State == RegradeItemState.Waiting, cancellation) is not { } item) return;
        var regrade = await desk.HoldAsync(item.RegradeId, cancellation); // One at a time, so that the last one sees that it is.
        if (regrade.State != RegradeState.Evaluating) return;
        var attempt = await db.Set<Attempt>().AsNoTracking().Include(a => a.Questions).SingleAsync(a => a.Id == item.AttemptId, cancellation);
        var rules = await db.Set<Assessment>().AsNoTracking().SingleAsync(a => a.Id == attempt.AssessmentId, cancellation);
        if (await evaluations.ReadAsync(RegradeItem.Subject, [item.Id], cancellation) is not [.., var given]) return;
        var others = attempt.Questions.Where(q => q.Id != item.AttemptQuestionId).ToList();
        item.Propose(given, attempt.Questions.Single(q => q.Id == item.AttemptQuestionId), rules, attempt.MaxPoints,
            others.TrueForAll(q => q.Earned is not null) ? others.Sum(q => q.Earned!.Value) : null);
        var waiting = await db.Set<RegradeItem>().AnyAsync(i => i.RegradeId == regrade.Id && i.Id != item.Id && i.State == RegradeItemState.Waiting, cancellation);
        if (regrade is { AllAsked: true, State: RegradeState.Evaluating } && !waiting) regrade.Settle();
    }
}
