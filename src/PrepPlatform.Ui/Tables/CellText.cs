using System.Globalization;

namespace PrepPlatform.Ui.Tables;

/// <summary>What stands in a cell of a file that people open with a spreadsheet program.</summary>
public static class CellText
{
    /// <summary>Also the wide forms, which some programs take for the same.</summary>
    private const string Starts = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV injection"); any other stays as it is.</summary>
    public static string Neutral(string text)
    {
        if (text.Length == 0) return text;
        var inner = text.AsSpan().TrimStart(); // Blanks before the sign do not stop every program.
        return text[0] is '\t' or '\r' or '\n' || (inner.Length > 0 && Starts.Contains(inner[0], StringComparison.Ordinal)) ? $"'{text}" : text;
    }

    /// <summary>Takes that apostrophe away again, from a file that comes back.</summary>
    public static string Plain(string cell) => cell.Length > 1 && cell[0] == '\'' && Neutral(cell[1..]) == cell ? cell[1..] : cell;

    /// <summary>A cell as plain text: instants in the zone, with their offset; numbers with a point.</summary>
    public static string Say(object? cell, TimeZoneInfo zone) => cell switch
    {
        null => "",
        string text => Neutral(text),
        DateTimeOffset at => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "yes" : "no",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Neutral(cell.ToString() ?? ""),
    };
}
