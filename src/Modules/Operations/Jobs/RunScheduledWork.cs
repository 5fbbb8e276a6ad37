using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Kernel;
using PrepPlatform.Operations.Domain;
using Quartz;

namespace PrepPlatform.Operations.Jobs;

/// <summary>The one Quartz job: finds the module's work by its key, runs it in the scopes it asks for and writes down how it went.</summary>
[DisallowConcurrentExecution]
internal sealed class RunScheduledWork(
    IEnumerable<IModule> modules, JobLog log, ITenantDirectory directory, IServiceScopeFactory scopes, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var key = context.JobDetail.Key.Name;
        // A job of a version that is gone.
        if (modules.SelectMany(m => m.Jobs).SingleOrDefault(j => j.Key == key) is not { } job) return;
        await log.KeepAsync(new JobRun(key, Environment.MachineName, clock.GetUtcNow()), () => RunAsync(job, cancellationToken), cancellationToken);
    }

    private async Task<(bool Failed, string Note)> RunAsync(ScheduledJob job, CancellationToken cancellation)
    {
        if (job.Reach == JobReach.Installation) return await TryAsync(job, "", cancellation);
        var notes = new List<string>();
        var failed = false;
        foreach (var tenant in directory.All.Where(t => t.Status == TenantStatus.Active))
        {
            using var entered = TenantScope.Enter(tenant.Id);
            var result = await TryAsync(job, $"{tenant.Identifier}: ", cancellation);
            failed |= result.Failed;
            if (result.Note.Length > 0) notes.Add(result.Note);
        }

        return (failed, string.Join("; ", notes));
    }

    private async Task<(bool Failed, string Note)> TryAsync(ScheduledJob job, string prefix, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            var work = (IScheduledWork)ActivatorUtilities.GetServiceOrCreateInstance(scope.ServiceProvider, job.Work);
            return (false, await work.RunAsync(cancellation) is { } note ? prefix + note : "");
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            scope.ServiceProvider.GetRequiredService<ILogger<RunScheduledWork>>().LogError(e, "Job {Job} failed {Tenant}", job.Key, prefix);
            return (true, $"{prefix}{e.GetType().Name}: {e.Message}");
        }
    }
}
