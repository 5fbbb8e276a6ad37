using PrepPlatform.Kernel;

namespace PrepPlatform.Contracts.Operations;

/// <summary>
/// Work that a tenant's people put on a schedule of their own, one for each thing it is done for. The schedule is kept in the catalogue, so it is set after the
/// thing itself is saved; setting it again changes nothing.
/// </summary>
public interface IRecurringWork
{
    /// <summary>Does it at these times from now on, in the current tenant's time zone.</summary>
    /// <param name="work">The work's key, as its module declares it: <c>placement.shortlist</c>.</param>
    /// <param name="subject">What it is done for: the module's own row.</param>
    /// <param name="cron">A Quartz cron expression of six or seven fields.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>When it is due next, or what is wrong with the expression.</returns>
    Task<Result<DateTimeOffset>> SetAsync(string work, Guid subject, string cron, CancellationToken cancellation);

    /// <summary>Takes the schedule away; a run under way goes on to its end.</summary>
    Task StopAsync(string work, Guid subject, CancellationToken cancellation);

    /// <summary>Does it as soon as a worker is free, besides the schedule.</summary>
    Task RunNowAsync(string work, Guid subject, CancellationToken cancellation);

    /// <summary>When it is due next, or null where no schedule is set.</summary>
    Task<DateTimeOffset?> NextAsync(string work, Guid subject, CancellationToken cancellation);
}
