using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Data;
using PrepPlatform.Hosting.Jobs;

namespace PrepPlatform.Assessments.Jobs;

/// <summary>Closes attempts whose time is up, the longest overdue first. What a run does not reach is the next one's.</summary>
internal sealed class TimeOut(PrepDb db, CloseAttempt close, Turnstile turnstile, TimeProvider clock, ILogger<TimeOut> logger) : IScheduledWork
{
    private const int Most = 500;

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - Attempt.Transit; // An answer that was given in time may still be under way.
        var due = await db.Set<Attempt>().AsNoTracking().Where(a => a.Status == AttemptStatus.InProgress && a.Deadline < before)
            .OrderBy(a => a.Deadline).Select(a => a.Id).Take(Most).ToListAsync(cancellation);
        var closed = 0;
        foreach (var id in due)
            if (await TryAsync(id, cancellation)) closed++;
        return closed > 0 ? $"{closed} attempts" : null;
    }

    /// <summary>One that cannot be closed must not keep the others open.</summary>
    private async Task<bool> TryAsync(Guid id, CancellationToken cancellation)
    {
        try
        {
            using var turn = await turnstile.EnterAsync(cancellation);
            return await close.RunAsync(id, AttemptStatus.TimedOut, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "Attempt {Attempt} could not be timed out", id);
            return false;
        }
    }
}
