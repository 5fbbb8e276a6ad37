using PrepPlatform.Kernel;

namespace PrepPlatform.Operations.Domain;

/// <summary>One run of a scheduled job.</summary>
internal sealed class JobRun
{
    public const int MostNote = 1000;

    /// <summary>After so long without a sign of life its worker counts as dead.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private JobRun() { }

    public JobRun(string job, string node, DateTimeOffset at) => (Job, Node, StartedAt, LeaseUntil) = (job, node, at, at + Lease);

    public long Id { get; private set; }
    public string Job { get; private set; } = "";

    /// <summary>The tenant whose schedule it was on; null for the installation's own jobs. No link: the history outlives the tenant.</summary>
    public Guid? Tenant { get; init; }

    /// <summary>What it was done for, where a tenant's people set the schedule.</summary>
    public Guid? Subject { get; init; }

    /// <summary>When it was due, where a tenant's people set the schedule.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The machine that ran it.</summary>
    public string Node { get; private set; } = "";
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Until when its worker is believed to live; it says so again and again while it runs. Null: it has ended.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>Null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; private set; }
    public bool Failed { get; private set; }

    /// <summary>What was done, or what went wrong.</summary>
    public string Note { get; private set; } = "";

    public void End(bool failed, string note, DateTimeOffset at) => (Failed, Note, EndedAt, LeaseUntil) = (failed, note.Cut(MostNote), at, null);
}
