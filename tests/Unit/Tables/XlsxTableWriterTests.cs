using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using PrepPlatform.Contracts.Reports;
using PrepPlatform.Ui.Tables;

namespace PrepPlatform.Tests.Unit.Tables;

/// <summary>Workbooks, read back with the Open XML SDK.</summary>
public sealed class XlsxTableWriterTests
{
    private static readonly TimeZoneInfo Kolkata = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata"), StJohns = TimeZoneInfo.FindSystemTimeZoneById("America/St_Johns");
    private static readonly ReportColumn[] Columns = [new("Name"), new("CGPA", IsNumber: true), new("Applied"), new("Born")];

    [Fact]
    public async Task It_is_a_valid_workbook_with_a_sheet_for_each_table()
    {
        using var book = await WriteAsync(Kolkata, async w =>
        {
            await w.BeginSheetAsync("Students", Columns, default);
            await w.WriteRowAsync(["Asha", 8.41m, new DateTimeOffset(2026, 11, 25, 10, 0, 0, TimeSpan.Zero), new DateOnly(2005, 3, 1)], default);
            await w.BeginSheetAsync("Drives", [new("Company")], default);
        });
        new OpenXmlValidator(FileFormatVersions.Office2013).Validate(book).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        book.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value).ShouldBe(["Students", "Drives"]);
        Rows(book, 2).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Numbers_are_numbers_dates_are_dates_of_the_zone_and_the_head_stays_in_sight()
    {
        using var book = await WriteAsync(StJohns, async w =>
        {
            await w.BeginSheetAsync("Students", Columns, default);
            await w.WriteRowAsync(["Asha", -8.41m, new DateTimeOffset(2026, 7, 15, 20, 0, 0, TimeSpan.Zero), new DateOnly(2005, 3, 1)], default);
        });
        var cells = Rows(book, 1)[1].Elements<Cell>().ToList();
        cells[1].DataType.ShouldBeNull();
        cells[1].CellValue!.Text.ShouldBe("-8.41");
        DateTime.FromOADate(double.Parse(cells[2].CellValue!.Text, CultureInfo.InvariantCulture)).ShouldBe(new DateTime(2026, 7, 15, 17, 30, 0), TimeSpan.FromMilliseconds(1));
        FormatOf(book, cells[2]).ShouldBe(@"yyyy\-mm\-dd\ hh:mm");
        FormatOf(book, cells[3]).ShouldBe(@"yyyy\-mm\-dd");
        var pane = SheetOf(book, 1).GetFirstChild<SheetViews>()!.GetFirstChild<SheetView>()!.Pane!;
        (pane.State!.Value, pane.VerticalSplit!.Value).ShouldBe((PaneStateValues.Frozen, 1d));
        SheetOf(book, 1).GetFirstChild<Columns>()!.Elements<Column>().Select(c => c.Width!.Value).ShouldAllBe(w => w >= 8 && w <= 60);
    }

    [Fact]
    public async Task Strangers_words_are_text_cells_and_come_back_as_they_were_except_that_no_formula_begins()
    {
        var texts = HostileTexts.Formulas.Concat(HostileTexts.Harmless).Append("_x0041_ literally").ToList();
        using var book = await WriteAsync(Kolkata, async w =>
        {
            await w.BeginSheetAsync("Names", [new("Name")], default);
            foreach (var text in texts) await w.WriteRowAsync([text], default);
        });
        var cells = Rows(book, 1).Skip(1).Select(r => r.Elements<Cell>().Single()).ToList();
        cells.ShouldAllBe(c => c.CellFormula == null && c.DataType!.Value == CellValues.InlineString);
        // XML knows one sign for the end of a line.
        string Shown(string text) => (HostileTexts.Formulas.Contains(text) ? $"'{text}" : text).Replace("_x0041_", "_x005F_x0041_", StringComparison.Ordinal);
        cells.Select(c => c.InlineString!.Text!.Text.ReplaceLineEndings("\n")).ShouldBe(texts.Select(t => Shown(t).ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task What_no_workbook_may_hold_is_replaced_or_cut_and_pairs_stay_whole()
    {
        string[] texts = ["a\0b", "bell\a", "half \ud83d pair", "\udc00", new string('x', 40_000), new string('x', 32_766) + "👩", "\uffff"];
        using var book = await WriteAsync(Kolkata, async w =>
        {
            await w.BeginSheetAsync("Names", [new("Name")], default);
            foreach (var text in texts) await w.WriteRowAsync([text], default);
        });
        new OpenXmlValidator().Validate(book).ShouldBeEmpty();
        var read = Rows(book, 1).Skip(1).Select(r => r.Elements<Cell>().Single().InlineString!.Text!.Text).ToList();
        read[..4].ShouldBe(["a\ufffdb", "bell\ufffd", "half \ufffd pair", "\ufffd"]);
        (read[4].Length, read[5].Length, read[6]).ShouldBe((32_767, 32_766, "\ufffd"));
    }

    [Fact]
    public async Task Names_of_sheets_are_made_such_as_a_workbook_takes()
    {
        string[] titles = ["Students/2026: [all]?", "", "'", "History", new string('n', 50), new string('n', 50), "students 2026   all", "a\0b & <c>"];
        using var book = await WriteAsync(Kolkata, async w =>
        {
            foreach (var title in titles) await w.BeginSheetAsync(title, [new("Name")], default);
        });
        new OpenXmlValidator().Validate(book).ShouldBeEmpty();
        var names = book.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value!).ToList();
        names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(titles.Length);
        names.ShouldAllBe(n => n.Length > 0 && n.Length <= 31 && !n.Any(c => "[]:*?/\\".Contains(c)));
    }

    [Fact]
    public async Task A_stream_that_cannot_be_sought_and_is_written_asynchronously_only_will_do()
    {
        var to = new AsyncOnly();
        await using (var writer = await XlsxTableWriter.BeginAsync(to, Kolkata, default))
        {
            await writer.BeginSheetAsync("Students", Columns, default);
            for (var i = 0; i < 5_000; i++) await writer.WriteRowAsync([$"student {i}", i, null, null], default);
            await writer.FinishAsync(default);
        }

        to.Written.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public async Task One_that_was_not_finished_is_no_workbook()
    {
        var to = new MemoryStream();
        await using (var writer = await XlsxTableWriter.BeginAsync(to, Kolkata, default))
        {
            await writer.BeginSheetAsync("Students", Columns, default);
            await writer.WriteRowAsync(["Asha", 1, null, null], default);
        }

        Should.Throw<Exception>(() => { using var book = SpreadsheetDocument.Open(new MemoryStream(to.ToArray()), false); _ = book.WorkbookPart!.Workbook.Sheets!.Count(); });
    }

    private static async Task<SpreadsheetDocument> WriteAsync(TimeZoneInfo zone, Func<XlsxTableWriter, Task> write)
    {
        var to = new MemoryStream();
        await using (var writer = await XlsxTableWriter.BeginAsync(to, zone, default))
        {
            await write(writer);
            await writer.FinishAsync(default);
        }

        return SpreadsheetDocument.Open(new MemoryStream(to.ToArray()), false);
    }

    private static Worksheet SheetOf(SpreadsheetDocument book, int number) => ((WorksheetPart)book.WorkbookPart!.GetPartById($"rId{number}")).Worksheet;

    private static List<Row> Rows(SpreadsheetDocument book, int number) => [.. SheetOf(book, number).GetFirstChild<SheetData>()!.Elements<Row>()];

    private static string FormatOf(SpreadsheetDocument book, Cell cell)
    {
        var styles = book.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var id = ((CellFormat)styles.CellFormats!.ElementAt((int)cell.StyleIndex!.Value)).NumberFormatId!.Value;
        return styles.NumberingFormats!.Elements<NumberingFormat>().Single(f => f.NumberFormatId!.Value == id).FormatCode!.Value!;
    }
}
