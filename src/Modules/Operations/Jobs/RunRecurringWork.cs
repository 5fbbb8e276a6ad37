using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Kernel;
using PrepPlatform.Operations.Domain;
using Quartz;

namespace PrepPlatform.Operations.Jobs;

/// <summary>The Quartz job of every tenant's schedule: enters the tenant's scope and runs the module's work for its subject, one run at a time.</summary>
[DisallowConcurrentExecution]
internal sealed class RunRecurringWork(
    RecurringSchedule schedule, ITenantDirectory directory, IServiceScopeFactory scopes, JobLog log, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var name = context.JobDetail.Key;
        // Of a version that is gone, or of a module that is switched off.
        if (RecurringKey.Read(name.Group, name.Name) is not { } key || schedule.Find(key.Work) is not { } job) return;
        var due = Due(context);
        var run = new JobRun(key.Work, Environment.MachineName, clock.GetUtcNow()) { Tenant = key.Tenant.Value, Subject = key.Subject, DueAt = due };
        await log.KeepAsync(run, () => RunAsync(job, key, due, cancellationToken), cancellationToken);
    }

    /// <summary>When it was asked for, or the time on the schedule; a second try after a worker's death finds both in what its trigger was given.</summary>
    private static DateTimeOffset Due(IJobExecutionContext context)
    {
        var data = context.Trigger.JobDataMap;
        var said = data.TryGetString(RecurringSchedule.AskedAt, out var asked) ? asked
            : context.Recovering && data.TryGetString(SchedulerConstants.FailedJobOriginalTriggerScheduledFireTime, out var scheduled) ? scheduled
            : null;
        return DateTimeOffset.TryParse(said, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var due) ? due : context.ScheduledFireTimeUtc ?? context.FireTimeUtc;
    }

    private async Task<(bool Failed, string Note)> RunAsync(RecurringJob job, RecurringKey key, DateTimeOffset due, CancellationToken cancellation)
    {
        if (directory.Find(key.Tenant) is not { } tenant) return (false, "Skipped: the tenant is gone");
        if (tenant.Status != TenantStatus.Active) return (false, tenant.Status == TenantStatus.Suspended ? "Skipped: the tenant is suspended" : "Skipped: the tenant is being set up");
        using var entered = TenantScope.Enter(tenant.Id);
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            var work = (IRecurringRun)ActivatorUtilities.GetServiceOrCreateInstance(scope.ServiceProvider, job.Work);
            return (false, await work.RunAsync(key.Subject, due, cancellation) ?? "");
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            scope.ServiceProvider.GetRequiredService<ILogger<RunRecurringWork>>().LogError(e, "Work {Work} failed for {Tenant} {Subject}", key.Work, tenant.Identifier, key.Subject);
            return (true, $"{e.GetType().Name}: {e.Message}");
        }
    }
}
