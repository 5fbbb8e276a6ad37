using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Kernel;
using PrepPlatform.Operations.Domain;
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

    internal Task EndedAsync(Guid subject, int runs) => Eventually.BeAsync(async () => (await HistoryAsync(subject)).Count(r => r.EndedAt != null) >= runs);
}
