using System.Text;

namespace PrepPlatform.Profiles.Areas.Profiles.Imports;

/// <summary>A line of a CSV file.</summary>
/// <param name="Number">Where it starts in the file, from 1.</param>
/// <param name="Cells">Its cells.</param>
internal sealed record CsvLine(int Number, IReadOnlyList<string> Cells);

/// <summary>Reads CSV as spreadsheets and student systems write it: comma, semicolon or tab; quotes; any line end; empty lines left out.</summary>
internal sealed class CsvTable
{
    private const string Separators = ",;\t|";

    private readonly string text;
    private int at, line = 1;

    private CsvTable(string text, char separator) => (this.text, Separator) = (text, separator);

    public char Separator { get; }

    /// <summary>Whether a quote was opened and never closed: what follows it cannot be told apart.</summary>
    public int? OpenQuote { get; private set; }

    public static CsvTable Open(string text)
    {
        // Excel's own way of saying which separator follows.
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4) return new CsvTable(text, text[4]) { at = EndOfFirst(text), line = 2 };
        return new CsvTable(text, Guess(text));
    }

    public IEnumerable<CsvLine> Read()
    {
        while (at < text.Length)
        {
            var number = line;
            var cells = ReadLine();
            if (cells.Exists(c => c.AsSpan().Trim().Length > 0)) yield return new CsvLine(number, cells);
        }
    }

    private List<string> ReadLine()
    {
        var cells = new List<string>();
        while (true)
        {
            cells.Add(at < text.Length && text[at] == '"' ? ReadQuoted() : ReadPlain());
            if (at >= text.Length) return cells;
            var ended = text[at] != Separator;
            if (ended && text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n') at++;
            at++;
            if (!ended) continue;
            line++;
            return cells;
        }
    }

    private string ReadPlain()
    {
        var start = at;
        while (at < text.Length && text[at] != Separator && text[at] is not ('\r' or '\n')) at++;
        return text[start..at];
    }

    private string ReadQuoted()
    {
        var (cell, opened) = (new StringBuilder(), line);
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n'))) line++;
            if (text[at] != '"') cell.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[++at]);
            else
            {
                at++;
                return cell.Append(ReadPlain()).ToString(); // "a"b: what follows the quote belongs to it.
            }
        }

        OpenQuote ??= opened;
        return cell.ToString();
    }

    private static int EndOfFirst(string text) => text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end + 1 : text.Length;

    /// <summary>The one that the header has most of.</summary>
    private static char Guess(string text)
    {
        var start = text.TrimStart('\r', '\n', ' ');
        var header = start[..(start.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : start.Length)];
        return Separators.MaxBy(s => header.Count(c => c == s));
    }
}
