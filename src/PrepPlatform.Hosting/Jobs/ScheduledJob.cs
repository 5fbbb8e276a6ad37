namespace PrepPlatform.Hosting.Jobs;

/// <summary>Something that a module does on a schedule.</summary>
/// <param name="Key">Its name in the database: <c>operations.sweep-outbox</c>.</param>
/// <param name="Title">Its name for operators.</param>
/// <param name="Cron">When, as a Quartz cron expression in UTC.</param>
/// <param name="Work">The <see cref="IScheduledWork"/> that does it.</param>
/// <param name="Reach">Whether it runs once, or once in the scope of every active tenant.</param>
public sealed record ScheduledJob(string Key, string Title, string Cron, Type Work, JobReach Reach);

/// <summary>What one run of a job covers.</summary>
public enum JobReach
{
    /// <summary>The installation: no tenant scope is entered.</summary>
    Installation,

    /// <summary>Every active tenant in turn, each in its own scope; one that fails does not keep the others from their turn.</summary>
    EachTenant,
}

/// <summary>The work itself: thin, and safe to run twice.</summary>
public interface IScheduledWork
{
    /// <summary>Does it and says in a few words what was done, or null when there was nothing to do.</summary>
    Task<string?> RunAsync(CancellationToken cancellation);
}

/// <summary>Work whose schedule a tenant's people set, one for each thing; see <see cref="Contracts.Operations.IRecurringWork"/>.</summary>
/// <param name="Key">Its name in the database: <c>placement.shortlist</c>.</param>
/// <param name="Title">Its name for operators.</param>
/// <param name="Work">The <see cref="IRecurringRun"/> that does it.</param>
public sealed record RecurringJob(string Key, string Title, Type Work);

/// <summary>The work itself, run in its tenant's scope: thin, and safe to run twice for the same due time.</summary>
public interface IRecurringRun
{
    /// <summary>Does it and says in a few words what was done, or null when there was nothing to do.</summary>
    /// <param name="subject">What it is done for; it may be gone by now.</param>
    /// <param name="due">When it was due: the same for every try of one firing.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<string?> RunAsync(Guid subject, DateTimeOffset due, CancellationToken cancellation);
}
