using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Contracts.Reports;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.Candidates;
using PrepPlatform.Placement.Data.Cards;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Ui.Tables;

namespace PrepPlatform.Placement.Areas.Placement.CandidateExports;

/// <summary>The filtered list as CSV or XLSX, read and written piece by piece: its length does not matter. Formulas in cells are neutralised by the writers.</summary>
internal sealed class ExportCandidates(PrepDb db, FindCandidates find, CompanyDrives drives, ITenantDirectory tenants, ICurrentPerson person, IAudit audit) : IUseCase
{
    private const int Piece = 500;

    private static readonly ReportColumn[] Columns =
    [
        new("Rank", true), new("Name"), new("E-mail"), new("Phone"), new("College"), new("Drive"), new("Round"), new("State"), new("Score", true), new("Of", true), new("Degree"), new("Branch"),
        new("Year", true), new("CGPA", true), new("Active backlogs", true), new("Past backlogs", true), new("10th marks", true), new("12th marks", true), new("Skills"), new("Assessments"), new("Received"),
    ];

    public async Task RunAsync(CandidateFilter filter, string format, Stream to, CancellationToken cancellation)
    {
        // What was searched for may be a name, which the log need not keep.
        var filters = string.Join(", ", filter.Pairs().Where(p => p.Value.Length > 0 && p.Name is not ("q" or "hide" or "sort")).Select(p => $"{p.Name} {p.Value}"));
        audit.Record("candidates.exported", "cards", $"Exported candidates with all that they share as {format.ToUpperInvariant()}{(filters.Length > 0 ? $", only {filters}" : "")}");
        await db.SaveChangesAsync(cancellation);
        if (format == "csv") await WriteCsvAsync(filter, to, cancellation);
        else await WriteXlsxAsync(filter, to, cancellation);
    }

    private async Task WriteCsvAsync(CandidateFilter filter, Stream to, CancellationToken cancellation)
    {
        await using var csv = new CsvTableWriter(to, person.TimeZone);
        await csv.WriteRowAsync([.. Columns.Select(c => c.Name)], cancellation);
        await foreach (var row in RowsAsync(filter, cancellation)) await csv.WriteRowAsync(row, cancellation);
    }

    private async Task WriteXlsxAsync(CandidateFilter filter, Stream to, CancellationToken cancellation)
    {
        await using var book = await XlsxTableWriter.BeginAsync(to, person.TimeZone, cancellation);
        await book.BeginSheetAsync("Candidates", Columns, cancellation);
        await foreach (var row in RowsAsync(filter, cancellation)) await book.WriteRowAsync(row, cancellation);
        await book.FinishAsync(cancellation);
    }

    private async IAsyncEnumerable<object?[]> RowsAsync(CandidateFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var offered = await drives.ReadAsync(cancellation);
        for (var (key, more) = ("", true); more;)
        {
            var rows = await find.RunAsync(filter, key, Piece, cancellation);
            var ids = rows.ConvertAll(r => r.Id);
            var snapshots = await db.Set<Card>().AsNoTracking().Where(c => ids.Contains(c.Id) && c.Status != CardStatus.Withdrawn).ToDictionaryAsync(c => c.Id, c => c.Snapshot, cancellation);
            foreach (var row in rows)
                yield return Cells(row, snapshots.TryGetValue(row.Id, out var json) ? CardText.ReadSnapshot(json) : null, offered.GetValueOrDefault(row.DriveId)?.Title ?? "");
            (key, more) = rows.Count == Piece ? (FindCandidates.Key(filter, rows[^1]), true) : ("", false);
        }
    }

    private object?[] Cells(CandidateRow row, CardSnapshot? shared, string drive) =>
    [
        shared is null ? null : row.Rank, shared is null ? CardText.Withdrawn : row.Name, shared?.Email, shared?.Phone, tenants.Find(new TenantId(row.CollegeId))?.Name ?? "", drive,
        row.Round, row.Status.ToString(), row.Score, row.Most, shared?.Degree, shared?.Branch, shared?.Year, shared?.Cgpa, shared?.ActiveBacklogs, shared?.PastBacklogs, shared?.Marks10, shared?.Marks12,
        string.Join(", ", shared?.Skills ?? []), string.Join(", ", shared?.Scores?.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Assessment} {s.Percent:0.##}%")) ?? []), row.ReceivedAt,
    ];
}
