using PrepPlatform.Kernel;
using Quartz;

namespace PrepPlatform.Operations.Jobs;

/// <summary>What a stored job of a tenant's schedule is for; it is the job's name in Quartz, so that one job stands for one subject on all nodes.</summary>
/// <param name="Work">The work's key: the group of its jobs and triggers.</param>
/// <param name="Tenant">In whose scope it runs.</param>
/// <param name="Subject">What it is done for.</param>
internal sealed record RecurringKey(string Work, TenantId Tenant, Guid Subject)
{
    /// <summary>Marks the trigger that runs it besides the schedule.</summary>
    private const string Now = ".now.";

    public string Name => $"{Prefix(Tenant)}{Subject:N}";

    public JobKey Job => new(Name, Work);

    public TriggerKey Schedule => new(Name, Work);

    /// <summary>Apart from the schedule's, and from other works' keys that an operator may have paused: what is asked for by hand runs.</summary>
    public TriggerKey Asked(DateTimeOffset at) => new($"{Name}{Now}{at.UtcTicks}", $"{Work}{Now.TrimEnd('.')}");

    /// <summary>How the names of a tenant's jobs begin.</summary>
    public static string Prefix(TenantId tenant) => $"{tenant.Value:N}.";

    public static RecurringKey? Read(string work, string name) =>
        name.Split('.') is [var tenant, var subject] && Guid.TryParseExact(tenant, "N", out var id) && id != Guid.Empty && Guid.TryParseExact(subject, "N", out var row)
            ? new RecurringKey(work, new TenantId(id), row)
            : null;
}
