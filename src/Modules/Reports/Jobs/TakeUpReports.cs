using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Reports.Domain;
using PrepPlatform.Reports.Making;

namespace PrepPlatform.Reports.Jobs;

/// <summary>Gives runs whose worker died, or whose request was lost on the way, to a worker again; after three deaths they count as failed.</summary>
internal sealed class TakeUpReports(RunClaim claim, IRecurringWork work, TimeProvider clock) : IScheduledWork
{
    private const int Most = 20;

    /// <summary>What was asked for just now is on its way.</summary>
    private static readonly TimeSpan Way = TimeSpan.FromMinutes(1);

    private const string Explained = "The worker stopped three times while it was made, perhaps because memory or disk ran out. No file was kept. Try again; if it fails again, tell your administrator the reference below.";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var asked = now - Way;
        var left = await claim.Open(now).Where(r => r.Status == RunStatus.Running || r.AskedAt < asked).OrderBy(r => r.AskedAt).Take(Most).Select(r => new { r.Id, r.RunId, r.Tries }).ToListAsync(cancellation);
        foreach (var run in left)
            if (run.Tries < ReportRun.MostTries) await work.RunNowAsync(MakeReport.Work, run.RunId, cancellation);
            else await FailAsync(run.Id, now, cancellation);
        return left.Count > 0 ? $"{left.Count} reports" : null;
    }

    private Task<int> FailAsync(Guid row, DateTimeOffset now, CancellationToken cancellation) => claim.Open(now).Where(r => r.Id == row).ExecuteUpdateAsync(s => s
        .SetProperty(r => r.Status, RunStatus.Failed).SetProperty(r => r.EndedAt, now).SetProperty(r => r.Note, Explained).SetProperty(r => r.Holder, (Guid?)null), cancellation);
}
