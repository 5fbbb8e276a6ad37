using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Operations.Domain;

namespace PrepPlatform.Operations.Jobs;

/// <summary>Writes a run down before it starts, that it lives while it does, and how it ended, so that one whose worker died shows too.</summary>
internal sealed class JobLog(Databases databases, TimeProvider clock)
{
    public async Task KeepAsync(JobRun run, Func<Task<(bool Failed, string Note)>> work, CancellationToken cancellation)
    {
        await using var catalogue = databases.OpenCatalogue();
        catalogue.Add(run);
        await catalogue.SaveChangesAsync(cancellation);
        var (failed, note) = (true, "Broken off");
        using var ended = new CancellationTokenSource();
        var alive = TellAsync(run.Id, ended.Token);
        try
        {
            (failed, note) = await work();
        }
        finally
        {
            await ended.CancelAsync();
            await alive;
            run.End(failed, note, clock.GetUtcNow());
            await catalogue.SaveChangesAsync(CancellationToken.None);
        }
    }

    private async Task TellAsync(long id, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(JobRun.Lease / 4, clock);
        while (!ended.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(ended);
                await using var catalogue = databases.OpenCatalogue();
                var until = clock.GetUtcNow() + JobRun.Lease;
                await catalogue.Set<JobRun>().Where(r => r.Id == id && r.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(r => r.LeaseUntil, until), ended);
            }
            catch (Exception e) when (e is OperationCanceledException or System.Data.Common.DbException or InvalidOperationException)
            {
                // Ended; or the database is away, and the next sign of life comes when it is back.
            }
        }
    }
}
