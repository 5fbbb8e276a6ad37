using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Assessments.Data;

/// <summary>
/// What people gave for answers of other students to a question, by the key that is used now: how it is marked here, for evaluators that
/// learn from it. What was given under another key, a wrong one perhaps, teaches nothing.
/// </summary>
internal class GradedAnswers(PrepDb db) : IGradedAnswers
{
    private const int Most = 50;

    public virtual string SubjectKind => CloseAttempt.Subject;

    public Task<IReadOnlyList<GradedAnswer>> ReadAsync(Guid subjectId, CancellationToken cancellation) => ReadAsync(Asked(subjectId), cancellation);

    /// <summary>The answer that is scored, and by which key.</summary>
    protected virtual IQueryable<AskedAnswer> Asked(Guid subjectId) =>
        Answers.Where(q => q.Id == subjectId).Select(q => new AskedAnswer { Id = q.Id, AttemptId = q.AttemptId, Key = q.KeyRevisionId ?? q.RevisionId });

    protected PrepDb Db => db;

    private IQueryable<AttemptQuestion> Answers => db.Set<AttemptQuestion>().AsNoTracking();

    private async Task<IReadOnlyList<GradedAnswer>> ReadAsync(IQueryable<AskedAnswer> asked, CancellationToken cancellation)
    {
        var attempts = db.Set<Attempt>();
        var given = await asked.SelectMany(me => Answers
                .Where(q => (q.KeyRevisionId == me.Key || (q.KeyRevisionId == null && q.RevisionId == me.Key)) && q.GivenBy != null && q.Outcome == Outcome.Scored && q.Response != null && q.Id != me.Id
                    && attempts.Any(a => a.Id == q.AttemptId && !attempts.Any(mine => mine.Id == me.AttemptId && mine.StudentId == a.StudentId)))
                .OrderByDescending(q => q.GivenAt).ThenBy(q => q.Id).Take(Most))
            .Select(q => new { q.Response, q.Fraction, q.GivenAt }).ToListAsync(cancellation);
        return [.. given.OrderByDescending(g => g.GivenAt).Select(g => new GradedAnswer(JsonElement.Parse(g.Response!), g.Fraction!.Value))];
    }
}

/// <summary>An answer that is scored by a revision's key.</summary>
internal sealed class AskedAnswer
{
    public Guid Id { get; init; }

    public Guid AttemptId { get; init; }

    public Guid Key { get; init; }
}

/// <summary>The same for proposals of a regrade.</summary>
internal sealed class GradedForRegrade(PrepDb db) : GradedAnswers(db)
{
    public override string SubjectKind => RegradeItem.Subject;

    protected override IQueryable<AskedAnswer> Asked(Guid subjectId) => Db.Set<RegradeItem>().AsNoTracking().Where(i => i.Id == subjectId)
        .Join(Db.Set<Regrade>(), i => i.RegradeId, r => r.Id, (i, r) => new AskedAnswer { Id = i.AttemptQuestionId, AttemptId = i.AttemptId, Key = r.RevisionId });
}
