using System.Text;

namespace PrepPlatform.Profiles.Areas.Profiles.Shared;

/// <summary>Writes CSV (RFC 4180) that spreadsheets open as it is meant.</summary>
internal static class Csv
{
    private const string Formula = "=+-@\t\r";

    /// <summary>With a byte order mark, or spreadsheets take it for another encoding.</summary>
    public static StreamWriter Write(Stream to) => new(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };

    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell));

    /// <summary>A cell that a spreadsheet would take for a formula gets an apostrophe in front.</summary>
    public static string Cell(string text)
    {
        var safe = text.Length > 0 && Formula.Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny("\",\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Takes that apostrophe away again.</summary>
    public static string Plain(string cell) => cell.Length > 1 && cell[0] == '\'' && Formula.Contains(cell[1], StringComparison.Ordinal) ? cell[1..] : cell;
}
