using PrepPlatform.Contracts.Reports;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Reports.Domain;
using PrepPlatform.Ui.Tables;

namespace PrepPlatform.Reports.Making;

/// <summary>A file that was written.</summary>
internal sealed record WrittenFile(ReportFormat Format, string Blob, long Bytes);

/// <summary>What came of writing.</summary>
/// <param name="Files">The files.</param>
/// <param name="Note">What is missing, or empty.</param>
internal sealed record WrittenReport(IReadOnlyList<WrittenFile> Files, string Note);

/// <summary>Writes a report's files into the blob store while its rows are read, each row once, so that all files say the same and memory stays the same.</summary>
internal sealed class WriteReport(IBlobStore blobs, ICurrentTenant tenant, PrintPdf print, ReportLook look, TimeProvider clock) : IUseCase
{
    private const long MostBytes = 512L << 20;

    /// <param name="content">What is written.</param>
    /// <param name="prefix">How the files' names begin in the store: of this run and try.</param>
    /// <param name="progress">Is told each row.</param>
    /// <param name="cancellation">Stops it; no file is left.</param>
    /// <exception cref="InvalidDataException">A file is longer than may be.</exception>
    public async Task<WrittenReport> RunAsync(ReportContent content, string prefix, RunProgress progress, CancellationToken cancellation)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(tenant.Info.TimeZone);
        var page = new ReportPage(content, tenant.Info, look.Css(tenant.Info), clock.GetUtcNow(), zone);
        progress.Begin(content.Tables.Sum(t => t.Count));
        try
        {
            progress.Step("Writing the spreadsheets");
            var files = await WriteTablesAsync(content, prefix, page, progress, zone, cancellation);
            progress.Step("Laying out the PDF");
            var (pdf, note) = await print.RunAsync(page, $"{prefix}.pdf", cancellation);
            return new WrittenReport(pdf is null ? files : [pdf, .. files], note);
        }
        catch
        {
            // The first files may be whole when it breaks off at a later one.
            foreach (var kind in (string[])["xlsx", "csv", "pdf"]) await blobs.DeleteAsync($"{prefix}.{kind}", CancellationToken.None);
            throw;
        }
    }

    private async Task<List<WrittenFile>> WriteTablesAsync(ReportContent content, string prefix, ReportPage page, RunProgress progress, TimeZoneInfo zone, CancellationToken cancellation)
    {
        await using BlobPipe xlsx = new(blobs, $"{prefix}.xlsx", MostBytes, cancellation), csv = new(blobs, $"{prefix}.csv", MostBytes, cancellation);
        await using (var lines = new CsvTableWriter(csv.Stream, zone))
        await using (var book = await XlsxTableWriter.BeginAsync(xlsx.Stream, zone, cancellation))
        {
            await WriteFiguresAsync(book, content, zone, cancellation);
            foreach (var table in content.Tables)
            {
                var last = ReferenceEquals(table, content.Tables[^1]);
                page.Begin(table, last);
                await book.BeginSheetAsync(table.Title, table.Columns, cancellation);
                if (last) await lines.WriteRowAsync([.. table.Columns.Select(c => c.Name)], cancellation);
                await foreach (var row in table.Rows.WithCancellation(cancellation))
                {
                    await book.WriteRowAsync(row, cancellation);
                    if (last) await lines.WriteRowAsync(row, cancellation);
                    page.Add(row);
                    progress.Row();
                }

                page.End();
            }

            await book.FinishAsync(cancellation);
        }

        return [new(ReportFormat.Xlsx, xlsx.Name, await xlsx.EndAsync()), new(ReportFormat.Csv, csv.Name, await csv.EndAsync())];
    }

    private async Task WriteFiguresAsync(XlsxTableWriter book, ReportContent content, TimeZoneInfo zone, CancellationToken cancellation)
    {
        await book.BeginSheetAsync("Summary", [new(content.Title), new(tenant.Info.Name)], cancellation);
        await book.WriteRowAsync(["Made", clock.GetUtcNow()], cancellation);
        await book.WriteRowAsync(["Time zone", zone.Id], cancellation);
        foreach (var figure in content.Figures) await book.WriteRowAsync([figure.Label, figure.Value], cancellation);
    }
}
