using System.Globalization;
using PrepPlatform.Profiles.Areas.Profiles.Shared;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Areas.Profiles.Imports;

/// <summary>A column of the file: its title in the template, other names that colleges use for it, and how its cells are read.</summary>
/// <param name="Field">The property of <see cref="Academics"/>, or <c>Email</c>.</param>
/// <param name="Title">In the template.</param>
/// <param name="Names">Letters and digits alone, in lower case.</param>
/// <param name="Read">Puts a cell into the patch; false: it is no such value.</param>
/// <param name="Todo">What to do then.</param>
internal sealed record ImportColumn(string Field, string Title, string[] Names, Func<string, AcademicPatch, bool> Read, string Todo);

/// <summary>The columns of an import, in the template's order. A file may leave some out and have others besides.</summary>
internal static class ImportColumns
{
    public const string Email = "Email";
    private const string Whole = "Write a whole number, or leave the cell empty.", Fraction = "Write a number such as 8.25, or leave the cell empty.";

    public static readonly IReadOnlyList<ImportColumn> All =
    [
        new(nameof(Academics.RollNumber), "Roll number", ["rollnumber", "rollno", "roll", "regno", "registrationnumber", "registerno", "usn", "enrollmentnumber", "enrolmentnumber", "studentid"],
            (c, p) => Is(p.RollNumber = Plain.Line(c).ToUpperInvariant()), ""),
        new(Email, "E-mail", ["email", "emailid", "emailaddress", "mail", "mailid"], (_, _) => true, ""),
        new(nameof(Academics.Degree), "Degree", ["degree", "programme", "program", "course"], (c, p) => Is(p.Degree = Plain.Line(c)), ""),
        new(nameof(Academics.Branch), "Branch", ["branch", "department", "dept", "stream", "specialisation", "specialization", "discipline"], (c, p) => Is(p.Branch = Plain.Line(c)), ""),
        new(nameof(Academics.GraduationYear), "Year of graduation", ["yearofgraduation", "graduationyear", "yearofpassing", "passingyear", "passoutyear", "batch", "year"],
            (c, p) => Is(p.GraduationYear = Int(c)), "Write the year with four digits, such as 2027."),
        new(nameof(Academics.Cgpa), "CGPA", ["cgpa", "gpa", "cpi", "cgpatilldate", "currentcgpa"], (c, p) => Is(p.Cgpa = Number(c)), Fraction),
        new(nameof(Academics.CgpaScale), "CGPA scale", ["cgpascale", "scale", "outof", "cgpaoutof"], (c, p) => Is(p.CgpaScale = Number(c)), "Write 4, 5, 7, 10 or 100."),
        new(nameof(Academics.ActiveBacklogs), "Active backlogs", ["activebacklogs", "backlogs", "currentbacklogs", "livebacklogs", "standingarrears"], (c, p) => Is(p.ActiveBacklogs = Int(c)), Whole),
        new(nameof(Academics.PastBacklogs), "Past backlogs", ["pastbacklogs", "clearedbacklogs", "historyofbacklogs", "historyofarrears"], (c, p) => Is(p.PastBacklogs = Int(c)), Whole),
        new(nameof(Academics.Marks10), "10th marks", ["10thmarks", "10th", "marks10", "10thpercent", "10thpercentage", "tenth", "xmarks", "class10", "sslc", "ssc"], (c, p) => Is(p.Marks10 = Number(c)), Fraction),
        new(nameof(Academics.Marks12), "12th marks", ["12thmarks", "12th", "marks12", "12thpercent", "12thpercentage", "twelfth", "xiimarks", "class12", "hsc", "puc", "diploma"], (c, p) => Is(p.Marks12 = Number(c)), Fraction),
    ];

    /// <summary>The column that a header cell names, or null.</summary>
    public static ImportColumn? Find(string header)
    {
        var name = string.Concat(header.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return All.FirstOrDefault(c => c.Names.Contains(name, StringComparer.Ordinal));
    }

    /// <summary>What people write for "nothing".</summary>
    public static bool IsEmpty(string cell) => cell.Trim().ToUpperInvariant() is "" or "-" or "–" or "NA" or "N/A" or "NULL";

    private static bool Is<T>(T? value) => value is not null;

    private static int? Int(string cell) => Number(cell) is { } n && n == decimal.Truncate(n) && Math.Abs(n) < 100_000 ? (int)n : null;

    /// <summary>With a point or, where there is none, a comma; a per cent sign behind does no harm.</summary>
    private static decimal? Number(string cell)
    {
        var text = cell.Trim().TrimEnd('%').TrimEnd();
        if (!text.Contains('.', StringComparison.Ordinal)) text = text.Replace(',', '.');
        return text.Length < 20 && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
