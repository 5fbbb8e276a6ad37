using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Data;
using PrepPlatform.Reports.Domain;

namespace PrepPlatform.Reports.Making;

/// <summary>
/// Tells once a second how far a run is, and with it that its worker lives, on a connection of its own, since rows are read on the other. Where the run was given to
/// somebody else, <see cref="Lost"/> is cancelled.
/// </summary>
internal sealed class RunProgress : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1), Renewal = TimeSpan.FromSeconds(20);
    private readonly IServiceScopeFactory scopes;
    private readonly TimeProvider clock;
    private readonly Guid row, holder;
    private readonly CancellationTokenSource lost = new(), over = new();
    private readonly Task beating;
    private string step = "Reading the data";
    private int done, total;

    public RunProgress(IServiceScopeFactory scopes, TimeProvider clock, Guid row, Guid holder)
    {
        (this.scopes, this.clock, this.row, this.holder) = (scopes, clock, row, holder);
        beating = BeatAsync();
    }

    public CancellationToken Lost => lost.Token;
    public int Done => done;

    public void Begin(int rows) => total = rows;

    public void Step(string words) => step = words;

    public void Row() => Interlocked.Increment(ref done);

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await beating;
        over.Dispose();
        lost.Dispose();
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Beat, clock);
        var (told, at) = ((step, 0, 0), clock.GetUtcNow());
        try
        {
            while (await timer.WaitForNextTickAsync(over.Token))
            {
                var now = clock.GetUtcNow();
                if ((step, done, total) == told && now - at < Renewal) continue;
                (told, at) = ((step, done, total), now);
                if (await TellAsync(now)) continue;
                await lost.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    private async Task<bool> TellAsync(DateTimeOffset now)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PrepDb>();
        var (words, rows, all) = (step, done, Math.Max(done, total));
        return await db.Set<ReportRun>().Where(r => r.Id == row && r.Status == RunStatus.Running && r.Holder == holder).ExecuteUpdateAsync(s => s
            .SetProperty(r => r.Step, words).SetProperty(r => r.RowsDone, rows).SetProperty(r => r.RowsTotal, all).SetProperty(r => r.LeaseUntil, now + ReportRun.Lease), over.Token) == 1;
    }
}
