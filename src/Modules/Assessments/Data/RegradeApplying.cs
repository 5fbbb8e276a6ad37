using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;

namespace PrepPlatform.Assessments.Data;

/// <summary>
/// Puts chosen proposals in the place of what counts, or what counted before in theirs, a piece at a time. Evaluations are added, never changed. An answer whose score was
/// changed since the proposal was made is left as it is, and that is said.
/// </summary>
internal sealed class RegradeApplying(PrepDb db, AttemptHold hold, IEvaluations evaluations, TimeProvider clock)
{
    private const int Piece = 40;
    private const string Changed = "Its score was changed in the meantime.", Undone = "An earlier change was taken back: ";

    public async Task RunAsync(Regrade regrade, CancellationToken cancellation)
    {
        var wanted = regrade.State == RegradeState.Applying ? RegradeItemState.Chosen : RegradeItemState.Undoing;
        // In the attempts' order, as everybody takes them who takes several.
        var items = await db.Set<RegradeItem>().Where(i => i.RegradeId == regrade.Id && i.State == wanted).OrderBy(i => i.AttemptId).Take(Piece).ToListAsync(cancellation);
        var rules = await db.Set<Assessment>().AsNoTracking().SingleAsync(a => a.Id == regrade.AssessmentId, cancellation);
        foreach (var item in items) await hold.ToScoreAsync(item.AttemptId, cancellation);
        var ids = items.ConvertAll(i => i.AttemptId);
        var attempts = await db.Set<Attempt>().Include(a => a.Questions).Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellation);
        var sources = await SourcesAsync(items, wanted, cancellation);
        foreach (var item in items) Replace(regrade, item, attempts[item.AttemptId], rules, sources.GetValueOrDefault(item.Id));
        if (items.Count == Piece) db.Publish(new RegradeUnderWay(regrade.Id, Guid.Empty), clock.GetUtcNow());
        else regrade.Settle();
    }

    /// <summary>What is to count: the proposal, or the evaluation that it replaced.</summary>
    private async Task<Dictionary<Guid, RecordedEvaluation>> SourcesAsync(List<RegradeItem> items, RegradeItemState wanted, CancellationToken cancellation)
    {
        if (wanted == RegradeItemState.Chosen)
            return (await evaluations.ReadAsync(RegradeItem.Subject, items.ConvertAll(i => i.Id), cancellation)).ToLookup(e => e.Subject.Id).ToDictionary(g => g.Key, g => g.Last());
        var before = (await evaluations.ReadAsync(CloseAttempt.Subject, items.ConvertAll(i => i.AttemptQuestionId), cancellation)).ToDictionary(e => e.Id);
        return items.Where(i => i.SeenId is { } seen && before.ContainsKey(seen)).ToDictionary(i => i.Id, i => before[i.SeenId!.Value]);
    }

    private void Replace(Regrade regrade, RegradeItem item, Attempt attempt, Assessment rules, RecordedEvaluation? source)
    {
        var (question, now) = (attempt.Questions.Single(q => q.Id == item.AttemptQuestionId), clock.GetUtcNow());
        var applies = regrade.State == RegradeState.Applying;
        if (source is null || question.EvaluationId != (applies ? item.SeenId : item.AppliedId))
        {
            item.Leave(RegradeItemState.Skipped, Changed);
            return;
        }

        var reason = applies ? regrade.Reason : Cut($"{Undone}{regrade.Reason}");
        var subject = new EvaluationSubject(CloseAttempt.Subject, question.Id, question.Renew(applies ? regrade.RevisionId : item.OldKeyId));
        var given = evaluations.Adopt(subject, question.Type, source, reason);
        question.Judge(given, rules);
        attempt.Total(rules.PassingPercent);
        if (applies) item.Apply(given.Id);
        else item.Undo();
        db.PublishScore(attempt, now);
        db.Publish(new AttemptRegraded(attempt.Id, attempt.AssessmentId, attempt.StudentId, question.QuestionId, reason, now), now);
    }

    private static string Cut(string text) => text.Length > 500 ? string.Concat(text.AsSpan(0, 499), "…") : text;
}
