using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Kernel;
using PrepPlatform.Operations.Domain;
using PrepPlatform.Operations.Jobs;
using PrepPlatform.Tenancy.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Recurring;

/// <summary>A web node, which sets schedules and runs none; each test starts the workers that it wants.</summary>
public sealed class RecurringApp : PrepApp
{
    internal CountedWork Work { get; } = new();

    protected override void Change(WebApplicationBuilder builder) => Work.On("web")(builder);

    internal Task<OtherNode> StartWorkerAsync(string name, IReadOnlyDictionary<string, string?>? more = null) => OtherNode.StartAsync(this, "Worker", more, Work.On(name));

    internal Task<T> DoAsync<T>(Func<IRecurringWork, Task<T>> work, string tenant = "northfield") => InAsync(tenant, s => work(s.GetRequiredService<IRecurringWork>()));

    internal Task<Result<DateTimeOffset>> SetAsync(Guid subject, string cron, string tenant = "northfield") =>
        DoAsync(w => w.SetAsync(CountedWork.Key, subject, cron, CancellationToken.None), tenant);

    internal Task<DateTimeOffset?> NextAsync(Guid subject, string tenant = "northfield") => DoAsync(w => w.NextAsync(CountedWork.Key, subject, CancellationToken.None), tenant);

    internal Task RunNowAsync(Guid subject, string tenant = "northfield") => DoAsync(async w =>
    {
        await w.RunNowAsync(CountedWork.Key, subject, CancellationToken.None);
        return true;
    }, tenant);

    internal Task StopAsync(Guid subject) => DoAsync(async w =>
    {
        await w.StopAsync(CountedWork.Key, subject, CancellationToken.None);
        return true;
    });

    internal async Task<IReadOnlyList<JobRun>> HistoryAsync(Guid subject)
    {
        await using var catalogue = Services.GetRequiredService<Databases>().OpenCatalogue();
        return await catalogue.Set<JobRun>().AsNoTracking().Where(r => r.Subject == subject).OrderBy(r => r.Id).ToListAsync();
    }

    /// <summary>The job that looks for runs whose worker is gone.</summary>
    internal async Task<string?> LoseAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        return await ActivatorUtilities.CreateInstance<LoseJobRuns>(scope.ServiceProvider).RunAsync(CancellationToken.None);
    }

    /// <summary>As if so much time had passed since the last sign of life of this subject's runs.</summary>
    internal async Task PassAsync(Guid subject, TimeSpan time)
    {
        await using var catalogue = Services.GetRequiredService<Databases>().OpenCatalogue();
        await catalogue.Set<JobRun>().Where(r => r.Subject == subject).ExecuteUpdateAsync(s => s.SetProperty(r => r.LeaseUntil, r => r.LeaseUntil - time));
    }

    /// <summary>The college moves, and the workers look.</summary>
    internal async Task MoveAsync(string tenant, string zone)
    {
        await using (var catalogue = Services.GetRequiredService<Databases>().OpenCatalogue())
            await catalogue.Set<Tenant>().Where(t => t.Identifier == tenant).ExecuteUpdateAsync(s => s.SetProperty(t => t.TimeZone, zone));
        await Services.GetRequiredService<ITenantDirectory>().RefreshAsync(CancellationToken.None);
        using var follow = ActivatorUtilities.CreateInstance<FollowZones>(Services);
        await follow.LookAsync(CancellationToken.None);
    }

    internal Task EndedAsync(Guid subject, int runs) => Eventually.BeAsync(async () => (await HistoryAsync(subject)).Count(r => r.EndedAt != null) >= runs);
}
