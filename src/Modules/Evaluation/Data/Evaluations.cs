using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Work;
using PrepPlatform.Evaluators;
using PrepPlatform.Kernel;

namespace PrepPlatform.Evaluation.Data;

/// <summary>Scores that were given, in the caller's unit of work.</summary>
internal sealed class Evaluations(PrepDb db, InstantScoring instant, Trial trial, WorkSignal signal, TimeProvider clock) : IEvaluations
{
    public async Task<IReadOnlyList<RecordedEvaluation?>> RequestAsync(IReadOnlyList<EvaluationOrder> orders, CancellationToken cancellation)
    {
        if (orders.Count == 0) return [];
        var known = await KnownAsync(orders, cancellation);
        var fresh = orders.DistinctBy(o => o.Subject).Where(o => !known.ContainsKey(o.Subject)).ToList();
        var scores = await instant.RunAsync(fresh, cancellation);
        for (var i = 0; i < fresh.Count; i++) known[fresh[i].Subject] = Add(fresh[i], scores[i]);
        return [.. orders.Select(o => known[o.Subject])];
    }

    public Task<EvaluationResult> TryAsync(EvaluationOrder order, CancellationToken cancellation) => trial.RunAsync(order, cancellation);

    public async Task<IReadOnlyList<RecordedEvaluation>> ReadAsync(string subjectKind, IReadOnlyCollection<Guid> subjects, CancellationToken cancellation)
    {
        var ids = subjects.Distinct().ToArray();
        var records = await db.Set<EvaluationRecord>().AsNoTracking().Where(r => r.SubjectKind == subjectKind && ids.Contains(r.SubjectId))
            .OrderBy(r => r.Sequence).ToListAsync(cancellation);
        return [.. records.Select(Records.Read)];
    }

    public async Task<IReadOnlyList<EvaluationProgress>> ProgressAsync(string subjectKind, IReadOnlyCollection<Guid> subjects, CancellationToken cancellation)
    {
        var (ids, works) = (subjects.Distinct().ToArray(), db.Set<EvaluationWork>().AsNoTracking());
        var found = await works.Where(w => w.SubjectKind == subjectKind && ids.Contains(w.SubjectId)).OrderBy(w => w.Sequence)
            .Select(w => new { w.SubjectId, w.Revision, w.CreatedAt, w.Holder, w.Parts, w.Done, w.Awaits, Ahead = works.Count(o => o.Lane == w.Lane && o.Sequence < w.Sequence) })
            .ToListAsync(cancellation);
        return [.. found.Select(w => new EvaluationProgress(new(subjectKind, w.SubjectId, w.Revision), w.CreatedAt, w.Holder is not null, w.Ahead, Records.ReadParts(w.Parts)) { Done = w.Done, Awaits = w.Awaits })];
    }

    public async Task<Result<RecordedEvaluation>> OverrideAsync(EvaluationSubject subject, PersonScore given, CancellationToken cancellation)
    {
        if (given.Score is < 0 or > 1) return Result.Invalid<RecordedEvaluation>("Score", "The score must be from nothing to all of the question's points.");
        if (given.Reason.Trim().Length is < 3 or > 500) return Result.Invalid<RecordedEvaluation>("Reason", "Say why, in 3 to 500 characters: the learner reads it.");
        var last = await db.Set<EvaluationRecord>().AsNoTracking().Where(r => r.SubjectKind == subject.Kind && r.SubjectId == subject.Id && r.Revision == subject.Revision)
            .OrderByDescending(r => r.Sequence).FirstOrDefaultAsync(cancellation);
        // A person's word is the last one: what is still queued would come after it.
        db.RemoveRange(await db.Set<EvaluationWork>().Where(w => w.SubjectKind == subject.Kind && w.SubjectId == subject.Id && w.Revision <= subject.Revision).ToListAsync(cancellation));
        return Result.Ok(Keep(Records.Override(subject, last, given, clock.GetUtcNow())));
    }

    public RecordedEvaluation Adopt(EvaluationSubject subject, string type, RecordedEvaluation given, string reason) =>
        Keep(Records.Adopt(subject, type, given, reason, clock.GetUtcNow()));

    private RecordedEvaluation Keep(EvaluationRecord record)
    {
        db.Add(record);
        return Records.Read(record);
    }

    /// <summary>What was ordered before: its last evaluation, or null while it is queued.</summary>
    private async Task<Dictionary<EvaluationSubject, RecordedEvaluation?>> KnownAsync(IReadOnlyList<EvaluationOrder> orders, CancellationToken cancellation)
    {
        var known = new Dictionary<EvaluationSubject, RecordedEvaluation?>();
        foreach (var kind in orders.GroupBy(o => o.Subject.Kind, o => o.Subject.Id))
        {
            var ids = kind.Distinct().ToArray();
            var queued = await db.Set<EvaluationWork>().Where(w => w.SubjectKind == kind.Key && ids.Contains(w.SubjectId))
                .Select(w => new { w.SubjectId, w.Revision }).ToListAsync(cancellation);
            foreach (var work in queued) known[new EvaluationSubject(kind.Key, work.SubjectId, work.Revision)] = null;
            foreach (var evaluation in await ReadAsync(kind.Key, ids, cancellation)) known[evaluation.Subject] = evaluation;
        }

        return known;
    }

    private RecordedEvaluation? Add(EvaluationOrder order, InstantScore? score)
    {
        if (score is not null)
        {
            var record = Records.Make(order.Subject, score.Type, score.Result, score.Plugin.Id, score.Plugin.Version, clock.GetUtcNow(), score.Time);
            db.Add(record);
            return Records.Read(record);
        }

        db.Add(Queue.Make(order, clock.GetUtcNow()));
        db.SavedChanges += (_, _) => signal.Set();
        return null;
    }
}
