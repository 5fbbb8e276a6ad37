using System.Linq.Expressions;
using PrepPlatform.Data;
using PrepPlatform.Reports.Domain;

namespace PrepPlatform.Reports.Areas.Reports.Runs;

/// <summary>A run as pages show it.</summary>
internal sealed record RunRow(
    Guid Id, string Report, string Title, DateTimeOffset DueAt, Guid? AskedBy, RunStatus Status, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, string Step, int RowsDone, int RowsTotal, string Note, int Tries,
    IReadOnlyList<FileRow> Files)
{
    /// <summary>Who asked, by name; empty: the schedule.</summary>
    public string By { get; init; } = "";

    public bool IsUnderWay => Status is RunStatus.Waiting or RunStatus.Running;

    public DateTimeOffset? KeptUntil => EndedAt + ReportRun.Keep;

    public static Expression<Func<ReportRun, RunRow>> Of(PrepDb db) => r => new RunRow(r.RunId, r.Report, r.Title, r.DueAt, r.AskedBy, r.Status, r.StartedAt, r.EndedAt, r.Step, r.RowsDone, r.RowsTotal, r.Note, r.Tries,
        db.Set<ReportFile>().Where(f => f.RunRow == r.Id).OrderBy(f => f.Format).Select(f => new FileRow(f.Format, f.Blob, f.Bytes)).ToList());
}

/// <summary>A file of it.</summary>
internal sealed record FileRow(ReportFormat Format, string Blob, long Bytes)
{
    public string Size => Bytes switch { < 1_000 => $"{Bytes} B", < 1_000_000 => $"{Bytes / 1_000} KB", _ => $"{Bytes / 1_000_000m:0.0} MB" };
}
