using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using PrepPlatform.Contracts.Reports;
using PrepPlatform.Contracts.Tenancy;

namespace PrepPlatform.Reports.Making;

/// <summary>A report as HTML for paper. Whatever strangers wrote is encoded and cut; of the last table, which may be long, the first rows stand in it, and a line says so.</summary>
internal sealed class ReportPage
{
    public const int MostRows = 1000;

    private const int MostCell = 300, MostWord = 24;
    private readonly StringBuilder html = new();
    private readonly TimeZoneInfo zone;
    private IReadOnlyList<ReportColumn> columns = [];
    private int rows, most;

    public ReportPage(ReportContent content, TenantInfo tenant, string css, DateTimeOffset at, TimeZoneInfo zone)
    {
        this.zone = zone;
        html.Append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>").Append(Text(content.Title)).Append("</title><style>").Append(css.Replace("</", "<\\/", StringComparison.Ordinal))
            .Append("</style></head><body><header><p class=\"college\">").Append(Text(tenant.Name)).Append("</p><h1>").Append(Text(content.Title)).Append("</h1><p class=\"made\">")
            .Append(Text(string.Create(CultureInfo.InvariantCulture, $"Made {TimeZoneInfo.ConvertTime(at, zone):d MMMM yyyy HH:mm} ({zone.Id.Replace('_', ' ')})"))).Append("</p></header>");
        if (content.Figures.Count == 0) return;
        html.Append("<dl class=\"figures\">");
        foreach (var figure in content.Figures) html.Append("<div><dt>").Append(Text(figure.Label)).Append("</dt><dd>").Append(Text(figure.Value)).Append("</dd></div>");
        html.Append("</dl>");
    }

    /// <param name="table">It.</param>
    /// <param name="isLong">Whether it is the one with a row for each person; sums are shown whole.</param>
    public void Begin(ReportTable table, bool isLong)
    {
        (columns, rows, most) = (table.Columns, 0, isLong ? MostRows : int.MaxValue);
        html.Append("<h2>").Append(Text(table.Title)).Append("</h2><table><thead><tr>");
        foreach (var column in columns) html.Append(column.IsNumber ? "<th class=\"num\">" : "<th>").Append(Text(column.Name)).Append("</th>");
        html.Append("</tr></thead><tbody>");
    }

    public void Add(IReadOnlyList<object?> row)
    {
        if (++rows > most) return;
        html.Append("<tr>");
        for (var i = 0; i < columns.Count; i++)
        {
            var text = Say(i < row.Count ? row[i] : null);
            html.Append(columns[i].IsNumber ? "<td class=\"num\">" : IsRightToLeft(text) ? "<td dir=\"rtl\">" : "<td>").Append(Text(text)).Append("</td>");
        }

        html.Append("</tr>");
    }

    public void End()
    {
        html.Append("</tbody></table>");
        if (rows == 0) html.Append("<p class=\"note\">There is nothing to show yet.</p>");
        if (rows > most) html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">The first {MostRows:N0} of {rows:N0} rows are shown; the spreadsheet and the CSV file have all of them.</p>");
    }

    public byte[] Write() => Encoding.UTF8.GetBytes(html + "</body></html>");

    private string Say(object? cell) => cell switch
    {
        null => "",
        string text => text,
        DateTimeOffset at => TimeZoneInfo.ConvertTime(at, zone).ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
        bool yes => yes ? "yes" : "no",
        int number => number.ToString("N0", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString("#,0.##", CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    /// <summary>By its first letter, as browsers do with <c>dir="auto"</c>, which WeasyPrint does not know: Hebrew, Arabic and their neighbours.</summary>
    private static bool IsRightToLeft(string text) => text.EnumerateRunes().FirstOrDefault(Rune.IsLetter).Value is (>= 0x590 and <= 0x8FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);

    private static string Text(string text)
    {
        var (shown, run) = (new StringBuilder(), 0);
        foreach (var rune in (text.Length <= MostCell ? text : text[..(MostCell - 1)] + "…").EnumerateRunes())
        {
            run = Rune.IsWhiteSpace(rune) || rune.Value == '-' ? 0 : run + 1;
            // A place to break, since one endless word would push all other columns off the paper.
            if (run > MostWord && (Rune.IsLetterOrDigit(rune) || rune.IsAscii)) (run, _) = (1, shown.Append('\u200B'));
            shown.Append(rune);
        }

        return HtmlEncoder.Default.Encode(shown.ToString());
    }
}
