using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrepPlatform.Contracts.Reports;
using PrepPlatform.Data;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Reports.Domain;

namespace PrepPlatform.Reports.Making;

/// <summary>Makes one report: of a schedule that is due, or a run that somebody asked for. Done twice for the same due time, it is made once.</summary>
internal sealed class MakeReport(PrepDb db, RunClaim claim, IServiceScopeFactory scopes, TimeProvider clock, ILogger<MakeReport> logger) : IRecurringRun
{
    public const string Work = "reports.make";

    public async Task<string?> RunAsync(Guid subject, DateTimeOffset due, CancellationToken cancellation)
    {
        if (await FindAsync(subject, due, cancellation) is not { } run) return null;
        if (await claim.TakeAsync(run.Id, cancellation) is not { } holder) return null;
        try
        {
            return await MakeAsync(run, holder, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await claim.ReturnAsync(run.Id, holder);
            throw;
        }
        catch (Exception e)
        {
            logger.LogError(e, "Report run {Run} failed", run.RunId);
            await claim.FailAsync(run.Id, holder, Explain(e), CancellationToken.None);
            return $"{run.Report} failed: {e.GetType().Name}";
        }
    }

    /// <summary>The run that was asked for, or the schedule's for this due time, which is added where it is not there.</summary>
    private async Task<ReportRun?> FindAsync(Guid subject, DateTimeOffset due, CancellationToken cancellation)
    {
        if (await db.Set<ReportRun>().AsNoTracking().SingleOrDefaultAsync(r => r.RunId == subject, cancellation) is { } asked) return asked;
        if (await db.Set<ReportSchedule>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == subject && s.IsOn, cancellation) is not { } schedule) return null;
        await using var scope = scopes.CreateAsyncScope();
        if (scope.ServiceProvider.GetServices<IReportSource>().SingleOrDefault(s => s.Key == schedule.Report) is not { } source) return null;
        var run = new ReportRun(Guid.CreateVersion7(), source.Key, source.Title, due, null, clock.GetUtcNow());
        if (await AddAsync(run, cancellation)) return run;
        return await db.Set<ReportRun>().AsNoTracking().SingleAsync(r => r.Report == schedule.Report && r.DueAt == due, cancellation);
    }

    private async Task<bool> AddAsync(ReportRun run, CancellationToken cancellation)
    {
        if (await db.Set<ReportRun>().AnyAsync(r => r.Report == run.Report && r.DueAt == run.DueAt, cancellation)) return false;
        db.Add(run);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException) // Another worker was first: the index holds.
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private async Task<string?> MakeAsync(ReportRun run, Guid holder, CancellationToken cancellation)
    {
        await using var progress = new RunProgress(scopes, clock, run.Id, holder);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, progress.Lost);
        // Rows are read on this scope's connection while files are written.
        await using var scope = scopes.CreateAsyncScope();
        var source = scope.ServiceProvider.GetServices<IReportSource>().Single(s => s.Key == run.Report);
        try
        {
            var content = await source.ReadAsync(either.Token);
            var written = await scope.ServiceProvider.GetRequiredService<WriteReport>().RunAsync(content, $"reports/{run.RunId:n}/{holder:n}", progress, either.Token);
            ReportFile[] files = [.. written.Files.Select(f => new ReportFile(run.Id, f.Format, f.Blob, f.Bytes))];
            if (await claim.FinishAsync(run.Id, holder, files, written.Note, progress.Done, cancellation)) return $"{run.Report}: {progress.Done} rows";
            await scope.ServiceProvider.GetRequiredService<RemoveFiles>().RunAsync(written.Files.Select(f => f.Blob), cancellation);
        }
        catch (OperationCanceledException) when (progress.Lost.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            // Somebody else is at it; what was written half was never a file.
        }

        return null;
    }

    private static string Explain(Exception e) => e switch
    {
        InvalidDataException => "It grew larger than a report may be. Ask for less of it, or export the list itself.",
        IOException => "The place where files are kept did not take it: it may be full or out of reach. An administrator looks at that; then try again.",
        _ => "Something broke on our side while it was made, and no file was kept. Try again; if it fails again, tell your administrator the reference below.",
    };
}
