using System.Text;
using PrepPlatform.Ui.Tables;

namespace PrepPlatform.Tests.Unit.Tables;

public sealed class CsvTableWriterTests
{
    private static readonly TimeZoneInfo Kolkata = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata"), StJohns = TimeZoneInfo.FindSystemTimeZoneById("America/St_Johns");

    [Fact]
    public async Task Lines_are_those_of_RFC_4180_behind_a_byte_order_mark()
    {
        var bytes = await WriteAsync(Kolkata, ["name", "CGPA"], ["O'Brien, \"Red\"", 8.41m], ["two\r\nlines", null], ["", 7]);
        bytes[..3].ShouldBe(new byte[] { 0xEF, 0xBB, 0xBF });
        Encoding.UTF8.GetString(bytes[3..]).ShouldBe("name,CGPA\r\n\"O'Brien, \"\"Red\"\"\",8.41\r\n\"two\r\nlines\",\r\n,7\r\n");
    }

    [Fact]
    public async Task No_cell_that_a_spreadsheet_reads_begins_a_formula()
    {
        foreach (var formula in HostileTexts.Formulas)
            (await ReadAsync([formula])).ShouldBe($"'{formula}", formula);
        foreach (var text in HostileTexts.Harmless)
            (await ReadAsync([text])).ShouldBe(text);
    }

    [Fact]
    public void A_cell_that_comes_back_is_what_it_was()
    {
        foreach (var text in (string[])[.. HostileTexts.Formulas, .. HostileTexts.Harmless, "'tis", "'", ""])
            CellText.Plain(CellText.Neutral(text)).ShouldBe(text);
    }

    [Fact]
    public async Task A_negative_number_is_no_formula() => (await ReadAsync([-3.5m])).ShouldBe("-3.5");

    [Fact]
    public async Task An_instant_is_told_in_the_zone_with_the_offset_of_that_day()
    {
        var (winter, summer) = (new DateTimeOffset(2026, 1, 15, 20, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 7, 15, 20, 0, 0, TimeSpan.Zero));
        (await ReadAsync([winter], Kolkata)).ShouldBe("2026-01-16T01:30:00+05:30");
        (await ReadAsync([winter], StJohns)).ShouldBe("2026-01-15T16:30:00-03:30");
        (await ReadAsync([summer], StJohns)).ShouldBe("2026-07-15T17:30:00-02:30");
    }

    [Fact]
    public async Task A_stream_that_is_written_asynchronously_only_will_do()
    {
        var to = new AsyncOnly();
        await using (var csv = new CsvTableWriter(to, Kolkata))
            for (var i = 0; i < 2_000; i++) await csv.WriteRowAsync([$"student {i}", i], default);
        to.Written.ShouldBeGreaterThan(20_000);
    }

    private static async Task<byte[]> WriteAsync(TimeZoneInfo zone, params object?[][] rows)
    {
        var to = new MemoryStream();
        await using (var csv = new CsvTableWriter(to, zone))
            foreach (var row in rows) await csv.WriteRowAsync(row, default);
        return to.ToArray();
    }

    /// <summary>One cell, as a program reads it back.</summary>
    private static async Task<string> ReadAsync(object?[] row, TimeZoneInfo? zone = null)
    {
        var text = Encoding.UTF8.GetString((await WriteAsync(zone ?? Kolkata, row))[3..])[..^2];
        return text.StartsWith('"') ? text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }
}
