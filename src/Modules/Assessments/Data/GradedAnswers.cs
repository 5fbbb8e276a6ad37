using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Assessments.Data;

/// <summary>What people gave for answers of other students to the same revision of a question: how it is marked here, for evaluators that learn from it.</summary>
internal class GradedAnswers(PrepDb db) : IGradedAnswers
{
    private const int Most = 50;

    public virtual string SubjectKind => CloseAttempt.Subject;

    public Task<IReadOnlyList<GradedAnswer>> ReadAsync(Guid subjectId, CancellationToken cancellation) => ReadAsync(Asked(subjectId), cancellation);

    /// <summary>The answer that is scored.</summary>
    protected virtual IQueryable<AttemptQuestion> Asked(Guid subjectId) => Answers.Where(q => q.Id == subjectId);

    protected PrepDb Db => db;

    private IQueryable<AttemptQuestion> Answers => db.Set<AttemptQuestion>().AsNoTracking();

    private async Task<IReadOnlyList<GradedAnswer>> ReadAsync(IQueryable<AttemptQuestion> asked, CancellationToken cancellation)
    {
        var attempts = db.Set<Attempt>();
        var given = await asked.SelectMany(me => Answers
                .Where(q => q.RevisionId == me.RevisionId && q.GivenBy != null && q.Outcome == Outcome.Scored && q.Response != null && q.Id != me.Id
                    && attempts.Any(a => a.Id == q.AttemptId && !attempts.Any(mine => mine.Id == me.AttemptId && mine.StudentId == a.StudentId)))
                .OrderByDescending(q => q.GivenAt).ThenBy(q => q.Id).Take(Most))
            .Select(q => new { q.Response, q.Fraction, q.GivenAt }).ToListAsync(cancellation);
        return [.. given.OrderByDescending(g => g.GivenAt).Select(g => new GradedAnswer(JsonElement.Parse(g.Response!), g.Fraction!.Value))];
    }
}

/// <summary>The same for proposals of a regrade.</summary>
internal sealed class GradedForRegrade(PrepDb db) : GradedAnswers(db)
{
    public override string SubjectKind => RegradeItem.Subject;

    protected override IQueryable<AttemptQuestion> Asked(Guid subjectId) =>
        Db.Set<RegradeItem>().AsNoTracking().Where(i => i.Id == subjectId).Join(Db.Set<AttemptQuestion>(), i => i.AttemptQuestionId, q => q.Id, (_, q) => q);
}
