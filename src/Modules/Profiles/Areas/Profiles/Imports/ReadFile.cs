using PrepPlatform.Kernel;
using PrepPlatform.Profiles.Areas.Profiles.Shared;
using PrepPlatform.Profiles.Domain;
using PrepPlatform.Ui.Tables;

namespace PrepPlatform.Profiles.Areas.Profiles.Imports;

/// <summary>A line with what it says.</summary>
/// <param name="Number">In the file.</param>
/// <param name="Email">Of the student, or empty.</param>
/// <param name="Patch">What it says.</param>
/// <param name="Problems">What is wrong in it.</param>
internal sealed record FileLine(int Number, string Email, AcademicPatch Patch, List<LineProblem> Problems)
{
    public string Roll => Patch.RollNumber ?? "";

    public string Who => Plain.Cut(Roll.Length > 0 ? Roll : Email, RecordImport.MostName);
}

/// <summary>A whole file.</summary>
/// <param name="Lines">Its lines.</param>
/// <param name="Headers">By field, how the file calls it.</param>
/// <param name="Notes">How it was read, in English sentences.</param>
internal sealed record RecordFile(IReadOnlyList<FileLine> Lines, IReadOnlyDictionary<string, string> Headers, IReadOnlyList<string> Notes);

/// <summary>Reads an uploaded file without asking the database: what can be said of its lines alone.</summary>
internal static class ReadFile
{
    private const int LongestCell = 300, ShownCell = 60, ShownIgnored = 240;

    public static Result<RecordFile> Run(byte[] bytes)
    {
        if (bytes.Length == 0) return Refuse("This file is empty. Choose the CSV file with the records.");
        if (bytes is [(byte)'P', (byte)'K', ..] || CsvText.Decode(bytes) is not { } text) return Refuse("This is not a CSV file. In Excel choose Save as, then CSV (UTF-8), and upload that file.");
        var table = CsvTable.Open(text.Text);
        var all = table.Read().Take(RecordImport.MostLines + 2).ToList();
        if (table.OpenQuote is { } open) return Refuse($"A quotation mark in line {open} is never closed, so what follows cannot be read. Close it, or take it away.");
        if (all.Count < 2) return Refuse("This file has no lines below its header. The first line names the columns, each further line is a student.");
        if (all.Count > RecordImport.MostLines + 1) return Refuse("This file has more than 20,000 lines. Split it, and import the parts one after the other.");
        var columns = all[0].Cells.Select(c => ImportColumns.Find(c)).ToList();
        if (Missing(columns) is { } why) return Refuse(why);
        var headers = columns.Zip(all[0].Cells).Where(c => c.First is not null).ToDictionary(c => c.First!.Field, c => Cut(Plain.Line(c.Second)));
        return Result.Ok(new RecordFile([.. all.Skip(1).Select(l => Read(l, columns, headers))], headers, [.. Notes(text, table, columns, all[0].Cells)]));
    }

    private static string? Missing(List<ImportColumn?> columns)
    {
        if (!columns.Exists(c => c?.Field is ImportColumns.Email or nameof(Academics.RollNumber)))
            return "The first line names no column “Roll number” or “E-mail”, by which students are found. Start from the template.";
        if (columns.OfType<ImportColumn>().GroupBy(c => c.Field).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return $"Two columns are both “{twice.First().Title}”. Take one away, or rename it.";
        return columns.Exists(c => c is not null && c.Field is not (ImportColumns.Email or nameof(Academics.RollNumber))) ? null
            : "The first line names no column to import besides the roll number or e-mail. Start from the template.";
    }

    private static IEnumerable<string> Notes(CsvText text, CsvTable table, List<ImportColumn?> columns, IReadOnlyList<string> header)
    {
        yield return text.Note;
        yield return table.Separator switch { ';' => "Columns are separated by semicolons.", '\t' => "Columns are separated by tabs.", '|' => "Columns are separated by bars.", _ => "Columns are separated by commas." };
        var ignored = header.Where((h, i) => columns[i] is null && h.Trim().Length > 0).Select(h => Cut(Plain.Line(h))).Take(12).ToList();
        if (ignored.Count > 0) yield return $"Not imported: {Plain.Cut(string.Join(", ", ignored), ShownIgnored)}.";
    }

    private static FileLine Read(CsvLine line, List<ImportColumn?> columns, Dictionary<string, string> headers)
    {
        var (patch, problems, email) = (new AcademicPatch(), new List<LineProblem>(), "");
        if (line.Cells.Skip(columns.Count).Any(c => c.Trim().Length > 0))
            problems.Add(new("", "", "This line has more cells than the header has columns. Put quotation marks around a value with a separator in it."));
        foreach (var (column, cell) in columns.Zip(line.Cells.Select(CellText.Plain)))
        {
            if (column is null || ImportColumns.IsEmpty(cell)) continue;
            if (cell.Length > LongestCell) problems.Add(new(headers[column.Field], Cut(Plain.Line(cell)), "This is far too long. Shorten it."));
            else if (cell.Contains('\0', StringComparison.Ordinal)) problems.Add(new(headers[column.Field], Cut(Plain.Line(cell)), "This holds a sign that no text has (a zero character). Type it anew."));
            else if (column.Field == ImportColumns.Email) email = Plain.Line(cell);
            else if (!column.Read(cell, patch)) problems.Add(new(headers[column.Field], Cut(Plain.Line(cell)), column.Todo));
        }

        if (email.Length == 0 && patch.RollNumber is null && problems.Count == 0) problems.Add(new("", "", "This line names no student. Add the roll number or the e-mail address."));
        return new FileLine(line.Number, email, patch, problems);
    }

    public static string Cut(string text) => Plain.Cut(text, ShownCell);

    private static Result<RecordFile> Refuse(string why) => Result.Invalid<RecordFile>("File", why);
}
