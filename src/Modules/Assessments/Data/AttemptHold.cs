using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Data;

namespace PrepPlatform.Assessments.Data;

/// <summary>
/// Takes an attempt's row until the transaction ends, so that answers, their closing and scores come one after another. An update rather than a
/// read for update: both engines lock the row by it, and the guard is checked in the same step.
/// </summary>
internal sealed class AttemptHold(PrepDb db)
{
    /// <summary>For a student's change.</summary>
    public async Task<Held> ForStudentAsync(Guid attempt, Guid student, DateTimeOffset now, CancellationToken cancellation)
    {
        var latest = now - Attempt.Transit;
        var taken = await db.Set<Attempt>()
            .Where(a => a.Id == attempt && a.StudentId == student && a.Status == AttemptStatus.InProgress && a.Deadline >= latest)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.LastSavedAt, now), cancellation);
        if (taken == 1) return Held.Open;
        var status = await db.Set<Attempt>().AsNoTracking().Where(a => a.Id == attempt && a.StudentId == student)
            .Select(a => (AttemptStatus?)a.Status).SingleOrDefaultAsync(cancellation);
        return status switch { null => Held.Foreign, AttemptStatus.InProgress => Held.Late, _ => Held.Closed };
    }

    /// <summary>For closing it: false where someone else has closed it.</summary>
    public Task<bool> ToCloseAsync(Guid attempt, CancellationToken cancellation) =>
        TouchAsync(db.Set<Attempt>().Where(a => a.Id == attempt && a.Status == AttemptStatus.InProgress), cancellation);

    /// <summary>For changing its scores: false where it is still open, or not here.</summary>
    public Task<bool> ToScoreAsync(Guid attempt, CancellationToken cancellation) =>
        TouchAsync(db.Set<Attempt>().Where(a => a.Id == attempt && a.Status != AttemptStatus.InProgress), cancellation);

    private static async Task<bool> TouchAsync(IQueryable<Attempt> attempt, CancellationToken cancellation) =>
        await attempt.ExecuteUpdateAsync(s => s.SetProperty(a => a.LastSavedAt, a => a.LastSavedAt), cancellation) == 1;
}

/// <summary>Whether a student may change an attempt now.</summary>
internal enum Held
{
    /// <summary>Yes, until the transaction ends.</summary>
    Open,

    /// <summary>It is not theirs, or not here.</summary>
    Foreign,

    /// <summary>Its time is up and nobody has closed it yet.</summary>
    Late,

    /// <summary>It was submitted or timed out.</summary>
    Closed,
}
