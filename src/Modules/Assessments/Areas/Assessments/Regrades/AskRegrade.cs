using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Areas.Assessments.Regrades;

/// <summary>Has a question of an assessment scored anew, by the question as it is now. Nothing changes for anybody until it is applied.</summary>
internal sealed class AskRegrade(PrepDb db, IAudit audit, TimeProvider clock) : IUseCase
{
    private const int MostQuestions = 500;

    /// <summary>What can be scored anew; null: no such assessment.</summary>
    public async Task<RegradeChoice?> ReadAsync(Guid assessment, CancellationToken cancellation) => await db.Set<Assessment>().AsNoTracking().Where(a => a.Id == assessment)
        .Select(a => new RegradeChoice(a.Id, a.Title,
            db.Set<Question>().Where(q => db.Set<AttemptQuestion>().Any(x => x.QuestionId == q.Id && x.Outcome != null && db.Set<Attempt>().Any(t => t.Id == x.AttemptId && t.AssessmentId == a.Id)))
                .OrderBy(q => q.Title).ThenBy(q => q.Id).Take(MostQuestions).Select(q => new RegradeQuestion(q.Id, q.Title, q.Type, q.Revision)).ToList()))
        .SingleOrDefaultAsync(cancellation);

    public async Task<Result<Guid>> RunAsync(RegradeForm form, Guid by, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Held, or a button pressed twice would ask twice.
        await db.Set<Question>().Where(q => q.Id == form.Question).ExecuteUpdateAsync(s => s.SetProperty(q => q.Title, q => q.Title), cancellation);
        var question = await db.Set<Question>().AsNoTracking().SingleOrDefaultAsync(q => q.Id == form.Question, cancellation);
        var title = await db.Set<Assessment>().Where(a => a.Id == form.Assessment).Select(a => a.Title).SingleOrDefaultAsync(cancellation);
        if (question is null || title is null) return Result.NotFound<Guid>();
        if (await db.Set<Regrade>().AnyAsync(r => r.AssessmentId == form.Assessment && r.QuestionId == question.Id
                && (r.State == RegradeState.Evaluating || r.State == RegradeState.Applying || r.State == RegradeState.Undoing), cancellation))
            return Result.Invalid<Guid>(nameof(form.Question), "This question is being regraded now. Wait until that is done.");
        var regrade = new Regrade(form.Assessment, question.Id, question.RevisionId, form.Reason.Trim(), by, clock.GetUtcNow());
        if (!await RegradeEvaluating.Answers(db, regrade).AnyAsync(cancellation)) return Result.Invalid<Guid>(nameof(form.Question), "Nobody has a scored answer to this question yet.");
        db.Add(regrade);
        db.Publish(new RegradeUnderWay(regrade.Id, Guid.Empty), clock.GetUtcNow());
        audit.Record("attempts.regrade-asked", $"regrade/{regrade.Id}", Say($"Asked for a regrade of “{question.Title}” in “{title}”: {regrade.Reason}"));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok(regrade.Id);
    }

    internal static string Say(string summary) => summary.Shorten(400);
}

internal sealed record RegradeChoice(Guid Id, string Title, IReadOnlyList<RegradeQuestion> Questions)
{
    public RegradeForm Form { get; init; } = new();
}

internal sealed record RegradeQuestion(Guid Id, string Title, string Type, int Revision);
