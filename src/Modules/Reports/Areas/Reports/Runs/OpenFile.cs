using System.Globalization;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Reports.Domain;
using PrepPlatform.Ui.Tables;

namespace PrepPlatform.Reports.Areas.Reports.Runs;

/// <summary>A file on its way to somebody.</summary>
internal sealed record OpenedFile(Stream Content, string ContentType, string Name, long Bytes);

/// <summary>Opens a file of a finished run and writes down that it was downloaded.</summary>
internal sealed class OpenFile(ReadRun read, PrepDb db, IBlobStore blobs, IAudit audit, ICurrentTenant tenant) : IUseCase
{
    public async Task<OpenedFile?> RunAsync(Guid id, ReportFormat format, CancellationToken cancellation)
    {
        if (await read.RunAsync(id, cancellation) is not { Status: RunStatus.Done } run || run.Files.FirstOrDefault(f => f.Format == format) is not { } file) return null;
        if (await blobs.OpenAsync(file.Blob, cancellation) is not { } content) return null;
        audit.Record("reports.downloaded", $"report-run/{id}", $"Downloaded the report {run.Title} as {format.ToString().ToUpperInvariant()}");
        await db.SaveChangesAsync(cancellation);
        return new OpenedFile(content, TypeOf(format), NameOf(run, format), file.Bytes);
    }

    /// <summary><c>placement-2026-11-25.pdf</c>: the day on the tenant's calendar on which it was made.</summary>
    private string NameOf(RunRow run, ReportFormat format)
    {
        var day = TimeZoneInfo.ConvertTime(run.EndedAt ?? run.DueAt, TimeZoneInfo.FindSystemTimeZoneById(tenant.Info.TimeZone));
        return string.Create(CultureInfo.InvariantCulture, $"{tenant.Info.Identifier}-{run.Report}-{day:yyyy-MM-dd}.{format.ToString().ToLowerInvariant()}");
    }

    private static string TypeOf(ReportFormat format) => format switch
    {
        ReportFormat.Pdf => "application/pdf",
        ReportFormat.Xlsx => XlsxTableWriter.ContentType,
        _ => "text/csv; charset=utf-8",
    };
}
