using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Data;

/// <summary>
/// Puts chosen proposals in the place of what counts, or what counted before in theirs, a piece at a time. Evaluations are added, never changed. An answer whose score was
/// changed since the proposal was made is left as it is, and that is said.
/// </summary>
internal sealed class RegradeApplying(PrepDb db, AttemptHold hold, IEvaluations evaluations, TimeProvider clock)
{
    private const int Piece = 40;
    private const string Changed = "Its score was changed in the meantime.", Waiting = "It is being scored anew for another reason.", Undone = "An earlier change was taken back: ";

    public async Task RunAsync(Regrade regrade, CancellationToken cancellation)
    {
        var wanted = regrade.State == RegradeState.Applying ? RegradeItemState.Chosen : RegradeItemState.Undoing;
        // In the attempts' order, as everybody takes them who takes several.
        var piece = db.Set<RegradeItem>().Where(i => i.RegradeId == regrade.Id && i.State == wanted).OrderBy(i => i.AttemptId).ThenBy(i => i.Id).Take(Piece);
        var rules = await db.Set<Assessment>().AsNoTracking().SingleAsync(a => a.Id == regrade.AssessmentId, cancellation);
        var ids = await piece.Select(i => i.AttemptId).ToListAsync(cancellation);
        foreach (var id in ids) await hold.ToScoreAsync(id, cancellation);
        var items = await piece.ToListAsync(cancellation); // Read while they are held, as another regrade's taking back writes to them.
        var attempts = await db.Set<Attempt>().Include(a => a.Questions).Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellation);
        var sources = await SourcesAsync(items, wanted, cancellation);
        var questions = items.ConvertAll(i => i.AttemptQuestionId);
        var waiting = (await evaluations.ProgressAsync(CloseAttempt.Subject, questions, cancellation)).Select(p => p.Subject.Id).ToHashSet();
        foreach (var item in items.Where(i => waiting.Contains(i.AttemptQuestionId))) item.Leave(RegradeItemState.Skipped, Waiting);
        var all = (await db.Set<RegradeItem>().Where(i => questions.Contains(i.AttemptQuestionId)).ToListAsync(cancellation)).ToLookup(i => i.AttemptQuestionId);
        foreach (var item in items.Where(i => !waiting.Contains(i.AttemptQuestionId))) Replace(regrade, item, attempts[item.AttemptId], rules, sources.GetValueOrDefault(item.Id), all[item.AttemptQuestionId]);
        if (items.Count == Piece) db.Publish(new RegradeUnderWay(regrade.Id, Guid.Empty), clock.GetUtcNow());
        else regrade.Settle(await db.Set<RegradeItem>().AnyAsync(i => i.RegradeId == regrade.Id && i.State == RegradeItemState.Applied, cancellation));
    }

    /// <summary>What is to count: the proposal, or the evaluation that it replaced.</summary>
    private async Task<Dictionary<Guid, RecordedEvaluation>> SourcesAsync(List<RegradeItem> items, RegradeItemState wanted, CancellationToken cancellation)
    {
        if (wanted == RegradeItemState.Chosen)
            return (await evaluations.ReadAsync(RegradeItem.Subject, items.ConvertAll(i => i.Id), cancellation)).ToLookup(e => e.Subject.Id).ToDictionary(g => g.Key, g => g.Last());
        var before = (await evaluations.ReadAsync(CloseAttempt.Subject, items.ConvertAll(i => i.AttemptQuestionId), cancellation)).ToDictionary(e => e.Id);
        return items.Where(i => i.SeenId is { } seen && before.ContainsKey(seen)).ToDictionary(i => i.Id, i => before[i.SeenId!.Value]);
    }

    private void Replace(Regrade regrade, RegradeItem item, Attempt attempt, Assessment rules, RecordedEvaluation? source, IEnumerable<RegradeItem> all)
    {
        var (question, now) = (attempt.Questions.Single(q => q.Id == item.AttemptQuestionId), clock.GetUtcNow());
        var applies = regrade.State == RegradeState.Applying;
        if (source is null || question.EvaluationId != (applies ? item.SeenId : item.AppliedId))
        {
            item.Leave(RegradeItemState.Skipped, Changed);
            return;
        }

        var reason = applies ? regrade.Reason : $"{Undone}{regrade.Reason}".Shorten(500);
        var subject = new EvaluationSubject(CloseAttempt.Subject, question.Id, question.Renew(applies ? regrade.RevisionId : item.OldKeyId));
        var given = evaluations.Adopt(subject, question.Type, source, reason);
        question.Judge(given, rules);
        attempt.Total(rules.PassingPercent);
        if (applies) item.Apply(given.Id);
        else item.Undo(given.Id, all);
        db.PublishScore(attempt, now);
        db.Publish(new AttemptRegraded(attempt.Id, attempt.AssessmentId, attempt.StudentId, question.QuestionId, reason, now), now);
    }
}
