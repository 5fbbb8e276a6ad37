using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Areas.Assessments.Questions;

/// <summary>Retires questions, or brings them back.</summary>
internal sealed class ChangeQuestionStatus(PrepDb db, IAudit audit) : IUseCase
{
    private const int Most = 200;

    /// <summary>Those that were changed: undo must touch these alone.</summary>
    public async Task<Result<IReadOnlyList<Question>>> RunAsync(IReadOnlyCollection<Guid> ids, QuestionStatus status, CancellationToken cancellation)
    {
        if (ids.Count is 0 or > Most) return Result.Invalid<IReadOnlyList<Question>>("", $"Select 1 to {Most} questions.");
        var questions = await db.Set<Question>().Where(q => ids.Contains(q.Id)).ToListAsync(cancellation);
        if (questions.Count != ids.Distinct().Count()) return Result.NotFound<IReadOnlyList<Question>>();
        var changed = questions.Where(q => q.Status != status).ToList();
        foreach (var question in changed) Change(question, status);
        await db.SaveChangesAsync(cancellation);
        return Result.Ok<IReadOnlyList<Question>>(changed);
    }

    private void Change(Question question, QuestionStatus status)
    {
        if (status == QuestionStatus.Retired) question.Retire();
        else question.Restore();
        var verb = status == QuestionStatus.Retired ? "retired" : "restored";
        audit.Record($"questions.{verb}", $"question/{question.Id}", $"{char.ToUpperInvariant(verb[0])}{verb[1..]} the question {question.Title}");
    }
}
