using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Reports.Domain;
using PrepPlatform.Reports.Making;

namespace PrepPlatform.Reports.Areas.Reports.Runs;

/// <summary>Has a report made as soon as a worker is free.</summary>
internal sealed class AskForReport(KnownReports reports, PrepDb db, IRecurringWork work, IAudit audit, ICurrentPerson person, TimeProvider clock) : IUseCase
{
    /// <param name="key">The report.</param>
    /// <param name="id">The run's id, made with the form, so that a form sent twice asks once.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Result<ReportRun>> RunAsync(string key, Guid id, CancellationToken cancellation)
    {
        if (reports.Find(key) is not { } source || id == Guid.Empty) return Result.NotFound<ReportRun>();
        if (await FindAsync(id, cancellation) is { } there) return Result.Ok(there);
        var now = clock.GetUtcNow();
        var run = new ReportRun(id, source.Key, source.Title, now, person.AccountId, now);
        db.Add(run);
        audit.Record("reports.asked", $"report-run/{id}", $"Asked for the report {source.Title}");
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) // The same form, sent twice at once.
        {
            db.ChangeTracker.Clear();
            if (await FindAsync(id, cancellation) is { } other) return Result.Ok(other);
            throw;
        }

        await work.RunNowAsync(MakeReport.Work, id, cancellation);
        return Result.Ok(run);
    }

    private Task<ReportRun?> FindAsync(Guid id, CancellationToken cancellation) => db.Set<ReportRun>().AsNoTracking().SingleOrDefaultAsync(r => r.RunId == id, cancellation);
}
