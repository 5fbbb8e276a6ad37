using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Data;
using PrepPlatform.Hosting;

namespace PrepPlatform.Assessments.Areas.Assessments.Attempts;

/// <summary>Marks a question to come back to, or takes the mark away.</summary>
internal sealed class FlagQuestion(PrepDb db, AttemptHold hold, TimeProvider clock) : IUseCase
{
    public async Task<Held> RunAsync(Guid attempt, Guid student, Guid question, bool flagged, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var held = await hold.ForStudentAsync(attempt, student, clock.GetUtcNow(), cancellation);
        if (held != Held.Open) return held;
        var changed = await db.Set<AttemptQuestion>().Where(q => q.Id == question && q.AttemptId == attempt)
            .ExecuteUpdateAsync(s => s.SetProperty(q => q.Flagged, flagged), cancellation);
        if (changed == 0) return Held.Foreign;
        await transaction.CommitAsync(cancellation);
        return Held.Open;
    }
}
