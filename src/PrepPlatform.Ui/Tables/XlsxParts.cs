using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace PrepPlatform.Ui.Tables;

/// <summary>The parts of a workbook that are not its sheets.</summary>
internal static class XlsxParts
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Places in the list of formats below. Text has the format of text, so that it stays one when somebody edits the cell.</summary>
    public const int Plain = 0, Head = 1, Text = 2, Instant = 3, Day = 4;

    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n", Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        Package = "http://schemas.openxmlformats.org/package/2006", Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>Whatever is not named is a sheet, so their number need not be known.</summary>
    private const string Types = $"""
        <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="{Spreadsheet}.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Spreadsheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Spreadsheet}.styles+xml"/></Types>
        """;

    private const string Roots = $"""
        <Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>
        """;

    private const string Styles = $"""
        <styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd\ hh:mm"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>
        """;

    public static async Task WriteFirstAsync(ZipArchive archive, CancellationToken cancellation)
    {
        await WriteAsync(archive, "[Content_Types].xml", Types, cancellation);
        await WriteAsync(archive, "_rels/.rels", Roots, cancellation);
        await WriteAsync(archive, "xl/styles.xml", Styles, cancellation);
    }

    public static async Task WriteLastAsync(ZipArchive archive, IReadOnlyList<string> sheets, CancellationToken cancellation)
    {
        var (book, relations) = (new StringBuilder(), new StringBuilder());
        for (var i = 1; i <= sheets.Count; i++)
        {
            book.Append(CultureInfo.InvariantCulture, $"<sheet name=\"{SecurityElement.Escape(sheets[i - 1])}\" sheetId=\"{i}\" r:id=\"rId{i}\"/>");
            relations.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{i}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>");
        }

        await WriteAsync(archive, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>{book}</sheets></workbook>", cancellation);
        await WriteAsync(archive, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\">{relations}<Relationship Id=\"rIdStyles\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>", cancellation);
    }

    private static async Task WriteAsync(ZipArchive archive, string name, string xml, CancellationToken cancellation)
    {
        await using var part = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellation);
        await part.WriteAsync(Encoding.UTF8.GetBytes(Declaration + xml.Trim()), cancellation);
    }
}
