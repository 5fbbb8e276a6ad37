using PrepPlatform.Contracts.Operations;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Reports.Domain;
using PrepPlatform.Reports.Making;

namespace PrepPlatform.Reports.Areas.Reports.Runs;

/// <summary>Has a report made as soon as a worker is free; whoever asks while it is under way is led to that.</summary>
internal sealed class AskForReport(KnownReports reports, OpenRun open, IRecurringWork work) : IUseCase
{
    /// <param name="key">The report.</param>
    /// <param name="id">The run's id, made with the form, so that a form sent twice asks once.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Result<ReportRun>> RunAsync(string key, Guid id, CancellationToken cancellation)
    {
        if (reports.Find(key) is not { } source || id == Guid.Empty) return Result.NotFound<ReportRun>();
        var (run, isNew) = await open.RunAsync(source, id, cancellation);
        if (isNew) await work.RunNowAsync(MakeReport.Work, run.RunId, cancellation);
        return Result.Ok(run);
    }
}
