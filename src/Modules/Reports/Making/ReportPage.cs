using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using PrepPlatform.Contracts.Reports;
using PrepPlatform.Contracts.Tenancy;

namespace PrepPlatform.Reports.Making;

/// <summary>A report as HTML for paper. Whatever strangers wrote is encoded and cut; of a long table the first rows stand in it, and a line says so.</summary>
internal sealed class ReportPage
{
    public const int MostRows = 1000;

    private const int MostCell = 300;
    private readonly StringBuilder html = new();
    private readonly TimeZoneInfo zone;
    private IReadOnlyList<ReportColumn> columns = [];
    private int rows;

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

    public void Begin(ReportTable table)
    {
        (columns, rows) = (table.Columns, 0);
        html.Append("<h2>").Append(Text(table.Title)).Append("</h2><table><thead><tr>");
        foreach (var column in columns) html.Append(column.IsNumber ? "<th class=\"num\">" : "<th>").Append(Text(column.Name)).Append("</th>");
        html.Append("</tr></thead><tbody>");
    }

    public void Add(IReadOnlyList<object?> row)
    {
        if (++rows > MostRows) return;
        html.Append("<tr>");
        for (var i = 0; i < columns.Count; i++) html.Append(columns[i].IsNumber ? "<td class=\"num\">" : "<td>").Append(Text(Say(i < row.Count ? row[i] : null))).Append("</td>");
        html.Append("</tr>");
    }

    public void End()
    {
        html.Append("</tbody></table>");
        if (rows == 0) html.Append("<p class=\"note\">There is nothing to show yet.</p>");
        if (rows > MostRows) html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">The first {MostRows:N0} of {rows:N0} rows are shown; the spreadsheet and the CSV file have all of them.</p>");
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

    private static string Text(string text)
    {
        var shown = text.Length <= MostCell ? text : text[..(MostCell - 1)] + "…";
        return HtmlEncoder.Default.Encode(shown);
    }
}
