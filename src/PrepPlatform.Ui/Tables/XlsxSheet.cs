using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using PrepPlatform.Contracts.Reports;

namespace PrepPlatform.Ui.Tables;

/// <summary>A sheet while it is written. Its first rows are held back until their widths are known.</summary>
internal sealed class XlsxSheet : IAsyncDisposable
{
    private const int MostRows = 1_048_576, Held = 100, Piece = 32_768, Narrow = 8, Wide = 60;
    private readonly Stream to;
    private readonly TimeZoneInfo zone;
    private readonly MemoryStream pending = new();
    private readonly XmlWriter xml;
    private readonly string[] letters;
    private List<IReadOnlyList<object?>>? held = [];
    private int rows;

    private XlsxSheet(Stream to, string title, IReadOnlyList<ReportColumn> columns, TimeZoneInfo zone)
    {
        (this.to, Title, Columns, this.zone) = (to, title, columns, zone);
        letters = [.. Enumerable.Range(0, columns.Count).Select(Letters)];
        // Writing into memory is not asynchronous; what has gathered there is drained asynchronously.
        xml = XmlWriter.Create(pending, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false });
    }

    public string Title { get; }
    public IReadOnlyList<ReportColumn> Columns { get; }
    public bool IsFull => rows + (held?.Count + 1 ?? 0) >= MostRows;

    public static async Task<XlsxSheet> BeginAsync(ZipArchive archive, int number, string title, IReadOnlyList<ReportColumn> columns, TimeZoneInfo zone, CancellationToken cancellation) =>
        new(await archive.CreateEntry($"xl/worksheets/sheet{number}.xml", CompressionLevel.Fastest).OpenAsync(cancellation), title, columns, zone);

    public async Task WriteRowAsync(IReadOnlyList<object?> cells, CancellationToken cancellation)
    {
        if (held is null) Write(cells, XlsxParts.Plain);
        else
        {
            held.Add(cells);
            if (held.Count >= Held) Open();
        }

        if (pending.Length >= Piece) await DrainAsync(cancellation);
    }

    public async Task EndAsync(CancellationToken cancellation)
    {
        Open();
        xml.WriteEndElement();
        xml.WriteStartElement("autoFilter");
        xml.WriteAttributeString("ref", $"A1:{letters[^1]}{rows}");
        xml.WriteEndElement();
        xml.WriteEndElement();
        await DrainAsync(cancellation);
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await to.DisposeAsync();

    /// <summary>What stands before the rows, the head, and the rows held back.</summary>
    private void Open()
    {
        if (held is not { } first) return;
        held = null;
        xml.WriteStartElement("worksheet", XlsxParts.Main);
        xml.WriteRaw("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        xml.WriteStartElement("cols");
        for (var i = 0; i < Columns.Count; i++)
            xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{Width(i, first)}\" customWidth=\"1\"/>"));
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData");
        Write([.. Columns.Select(c => c.Name)], XlsxParts.Head);
        foreach (var row in first) Write(row, XlsxParts.Plain);
    }

    private int Width(int column, List<IReadOnlyList<object?>> first) =>
        Math.Clamp(first.Select(r => column < r.Count ? Length(r[column]) : 0).Append(Columns[column].Name.Length + 2).Max() + 2, Narrow, Wide);

    private static int Length(object? cell) => cell is DateTimeOffset ? 16 : cell is string text ? text.Length : CellText.Say(cell, TimeZoneInfo.Utc).Length;

    private void Write(IReadOnlyList<object?> cells, int style)
    {
        rows++;
        var number = rows.ToString(CultureInfo.InvariantCulture);
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", number);
        for (var i = 0; i < Math.Min(cells.Count, letters.Length); i++) WriteCell(letters[i] + number, cells[i], style);
        xml.WriteEndElement();
    }

    private void WriteCell(string place, object? cell, int style)
    {
        if (cell is null or "") return;
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", place);
        if (cell is DateTimeOffset at && Serial(TimeZoneInfo.ConvertTime(at, zone).DateTime) is { } instant) WriteNumber(XlsxParts.Instant, instant);
        else if (cell is DateOnly day && Serial(day.ToDateTime(TimeOnly.MinValue)) is { } date) WriteNumber(XlsxParts.Day, date);
        else if (cell is int or long or decimal or double) WriteNumber(style, ((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture));
        else WriteText(style == XlsxParts.Plain ? XlsxParts.Text : style, cell as string ?? CellText.Say(cell, zone));
        xml.WriteEndElement();
    }

    private void WriteNumber(int style, string number)
    {
        if (style != XlsxParts.Plain) xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("v", number);
    }

    private void WriteText(int style, string text)
    {
        xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is");
        xml.WriteStartElement("t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(XlsxText.Cell(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Days since the end of 1899; what is older than March 1900 spreadsheets count wrongly, so it stays a text.</summary>
    private static string? Serial(DateTime local) => local >= new DateTime(1900, 3, 1) ? ((local - new DateTime(1899, 12, 30)).TotalDays).ToString("0.##########", CultureInfo.InvariantCulture) : null;

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + (char)('A' + column % 26);

    private async Task DrainAsync(CancellationToken cancellation)
    {
        xml.Flush();
        await to.WriteAsync(pending.GetBuffer().AsMemory(0, (int)pending.Length), cancellation);
        pending.SetLength(0);
    }
}
