using System.IO.Compression;
using PrepPlatform.Contracts.Reports;

namespace PrepPlatform.Ui.Tables;

/// <summary>
/// Writes a workbook (Office Open XML) row by row into a stream that need not be seekable, so memory stays the same whatever its length. The packaging of the Open XML SDK
/// keeps all parts in memory until the end, so the few parts that a workbook of tables needs are written here.
/// </summary>
public sealed class XlsxTableWriter : IAsyncDisposable
{
    /// <summary>The content type of the file.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private readonly AsyncDrain drain;
    private readonly ZipArchive archive;
    private readonly TimeZoneInfo zone;
    private readonly SheetNames names = new();
    private XlsxSheet? sheet;
    private bool finished;

    private XlsxTableWriter(AsyncDrain drain, ZipArchive archive, TimeZoneInfo zone) => (this.drain, this.archive, this.zone) = (drain, archive, zone);

    /// <summary>Begins a workbook.</summary>
    /// <param name="to">Written asynchronously only, so it may be a response's body; left open.</param>
    /// <param name="zone">Instants become dates of it.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<XlsxTableWriter> BeginAsync(Stream to, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var drain = new AsyncDrain(to);
        var archive = await ZipArchive.CreateAsync(drain, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        await XlsxParts.WriteFirstAsync(archive, cancellation);
        return new XlsxTableWriter(drain, archive, zone);
    }

    /// <summary>Begins a sheet; the one before it is finished. Its head row stays in sight, its columns are as wide as its first rows need.</summary>
    /// <param name="title">Its name; made short and unique where it is not.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task BeginSheetAsync(string title, IReadOnlyList<ReportColumn> columns, CancellationToken cancellation)
    {
        await EndSheetAsync(cancellation);
        sheet = await XlsxSheet.BeginAsync(archive, names.Add(title), title, columns, zone, cancellation);
    }

    /// <summary>Writes a row: texts, numbers, <see cref="DateTimeOffset"/>, <see cref="DateOnly"/>, bool or null. Where a sheet is full, another one follows it.</summary>
    public async Task WriteRowAsync(IReadOnlyList<object?> cells, CancellationToken cancellation)
    {
        if (sheet is null) throw new InvalidOperationException("A sheet is begun first.");
        if (sheet.IsFull) await BeginSheetAsync(sheet.Title, sheet.Columns, cancellation);
        await sheet.WriteRowAsync(cells, cancellation);
    }

    /// <summary>Finishes the workbook; without it the file is none.</summary>
    public async Task FinishAsync(CancellationToken cancellation)
    {
        await EndSheetAsync(cancellation);
        await XlsxParts.WriteLastAsync(archive, names.All, cancellation);
        finished = true;
        await archive.DisposeAsync();
        await drain.DrainAsync(cancellation);
    }

    /// <summary>Lets go; what was not finished stays no workbook.</summary>
    public async ValueTask DisposeAsync()
    {
        if (finished) return;
        if (sheet is not null) await sheet.DisposeAsync();
        await archive.DisposeAsync();
    }

    private async Task EndSheetAsync(CancellationToken cancellation)
    {
        if (sheet is null) return;
        await sheet.EndAsync(cancellation);
        sheet = null;
    }
}
