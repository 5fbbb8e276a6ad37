using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Areas.Assessments;

/// <summary>Every change of an assessment's parts: loads it, refuses what may not be edited now, writes down what was done.</summary>
internal sealed class AssessmentDesk(PrepDb db, IAudit audit, TimeProvider clock)
{
    /// <summary>Changes a draft.</summary>
    /// <typeparam name="T">What the change gives.</typeparam>
    /// <param name="id">The assessment.</param>
    /// <param name="change">The change, told when it is made.</param>
    /// <param name="said">What was done, for the audit log: "Added a section to".</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Result<T>> ChangeAsync<T>(Guid id, Func<Assessment, DateTimeOffset, Result<T>> change, string said, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } assessment) return Result.NotFound<T>();
        if (!assessment.CanBeEdited) return Result.Invalid<T>("", "It cannot be changed while it is in review, published or archived. Take it back or duplicate it.");
        var result = change(assessment, clock.GetUtcNow());
        if (!result.Succeeded) return result;
        audit.Record("assessments.edited", $"assessment/{id}", $"{said} {assessment.Title}");
        await db.SaveChangesAsync(cancellation);
        return result;
    }

    /// <summary>Moves it to another state; the change throws where that is not allowed, which is told as a problem.</summary>
    public async Task<Result<Assessment>> MoveAsync(Guid id, Action<Assessment, DateTimeOffset> move, string verb, string said, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } assessment) return Result.NotFound<Assessment>();
        try
        {
            move(assessment, clock.GetUtcNow());
        }
        catch (InvalidOperationException)
        {
            return Result.Invalid<Assessment>("", "Someone has moved it on meanwhile. Look at it again.");
        }

        audit.Record($"assessments.{verb}", $"assessment/{id}", $"{said} {assessment.Title}");
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(assessment);
    }

    /// <summary>Deletes rows that were taken out.</summary>
    public void Delete(params IEnumerable<object> rows) => db.RemoveRange(rows);

    private Task<Assessment?> FindAsync(Guid id, CancellationToken cancellation) =>
        db.Set<Assessment>().Include(a => a.Sections).ThenInclude(s => s.Items).SingleOrDefaultAsync(a => a.Id == id, cancellation);
}
