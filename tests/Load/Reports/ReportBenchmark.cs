using System.Diagnostics;
using PrepPlatform.Contracts.Reports;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data.Files;
using PrepPlatform.Kernel;
using PrepPlatform.Reports.Making;
using PrepPlatform.Ui.Tables;

namespace PrepPlatform.Tests.Load.Reports;

/// <summary>What a report's files cost, and whether memory grows with its rows: CSV, XLSX and the page for the PDF at once, into a folder store, without a database.</summary>
internal static class ReportBenchmark
{
    private const int Samples = 20;
    private static readonly ReportColumn[] Columns = [new("Roll number"), new("Name"), new("Branch"), new("Year"), new("CGPA", true), new("Drive"), new("Company"), new("Status"), new("Round"), new("Package"), new("Applied")];

    public static async Task<Report> RunAsync(CancellationToken cancellation)
    {
        using var scratch = new Scratch();
        using var tenant = TenantScope.Enter(TenantId.New());
        await WriteAsync(scratch.Path, 1_000, cancellation); // The compiler's share.
        var rows = new List<Measure>();
        var (least, most) = (0d, 0d);
        foreach (var count in new[] { 10_000, 100_000, 1_000_000 })
        {
            var (memory, seconds) = await WriteAsync(scratch.Path, count, cancellation);
            if (count == 10_000) least = memory;
            most = memory;
            rows.Add(Measure.Plain($"live memory while {count:N0} rows are written, at most", memory, "MB", "0.0"));
            rows.Add(Measure.Plain("and how long that takes", seconds, "s", "0.0"));
        }

        rows.Add(Measure.Below("live memory that 100 times the rows add", most - least, 5, "MB", "0.0"));
        return new($"Rows of {Columns.Length} cells, each read once and written as CSV, XLSX and the first {ReportPage.MostRows:N0} as HTML; live memory is what a full collection leaves, at {Samples} moments.", rows);
    }

    private static async Task<(double Megabytes, double Seconds)> WriteAsync(string folder, int count, CancellationToken cancellation)
    {
        var (blobs, zone) = (new FolderBlobStore(folder, TimeProvider.System), TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata"));
        var info = new TenantInfo(TenantScope.Current, "college", TenantKind.College, TenantStatus.Active, "College", "", "", "", "default", null, zone.Id, "en", "Default", [], []);
        var (most, started, sampling) = (0L, Stopwatch.GetTimestamp(), TimeSpan.Zero);
        var page = new ReportPage(new ReportContent("Placement", [], []), info, "", TimeProvider.System.GetUtcNow(), zone);
        await using BlobPipe xlsx = new(blobs, $"report-{count}.xlsx", long.MaxValue, cancellation), csv = new(blobs, $"report-{count}.csv", long.MaxValue, cancellation);
        await using (var lines = new CsvTableWriter(csv.Stream, zone))
        await using (var book = await XlsxTableWriter.BeginAsync(xlsx.Stream, zone, cancellation))
        {
            page.Begin(new ReportTable("Students", Columns, count, Array.Empty<object?[]>().ToAsyncEnumerable()), isLong: true);
            await book.BeginSheetAsync("Students", Columns, cancellation);
            for (var i = 0; i < count; i++)
            {
                var row = Row(i);
                await book.WriteRowAsync(row, cancellation);
                await lines.WriteRowAsync(row, cancellation);
                page.Add(row);
                if (i % (count / Samples) != count / Samples - 1) continue;
                var before = Stopwatch.GetTimestamp();
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
                sampling += Stopwatch.GetElapsedTime(before);
            }

            page.End();
            await book.FinishAsync(cancellation);
        }

        await xlsx.EndAsync();
        await csv.EndAsync();
        return (most / 1e6, (Stopwatch.GetElapsedTime(started) - sampling).TotalSeconds);
    }

    private static object?[] Row(int i) =>
    [
        $"NF22CS{i:000000}", $"Student Number {i}", "Computer Science and Engineering", "2026", 5m + i % 500 / 100m, "Graduate engineer 2026", "Acme", "Shortlisted", i % 3 == 0 ? "Interview" : null, "INR 12–18 lakh",
        new DateTimeOffset(2026, 11, 1, 4, 30, 0, TimeSpan.Zero).AddSeconds(i),
    ];
}
