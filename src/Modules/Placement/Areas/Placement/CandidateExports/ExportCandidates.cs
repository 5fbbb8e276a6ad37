using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Placement.Areas.Placement.Candidates;
using PrepPlatform.Ui.Tables;

namespace PrepPlatform.Placement.Areas.Placement.CandidateExports;

/// <summary>The filtered list as CSV or XLSX, read and written piece by piece: its length does not matter. Formulas in cells are neutralised by the writers.</summary>
internal sealed class ExportCandidates(CandidateRows rows, PrepDb db, ICurrentPerson person, IAudit audit) : IUseCase
{
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
        await csv.WriteRowAsync([.. CandidateRows.Columns.Select(c => c.Name)], cancellation);
        await foreach (var row in rows.ReadAsync(filter, cancellation)) await csv.WriteRowAsync(row, cancellation);
    }

    private async Task WriteXlsxAsync(CandidateFilter filter, Stream to, CancellationToken cancellation)
    {
        await using var book = await XlsxTableWriter.BeginAsync(to, person.TimeZone, cancellation);
        await book.BeginSheetAsync("Candidates", CandidateRows.Columns, cancellation);
        await foreach (var row in rows.ReadAsync(filter, cancellation)) await book.WriteRowAsync(row, cancellation);
        await book.FinishAsync(cancellation);
    }
}
