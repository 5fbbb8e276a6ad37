using System.Text.Json;
using PrepPlatform.Data.Model;

namespace PrepPlatform.Profiles.Domain;

/// <summary>A file of records between its upload and a day later. Nothing of it counts until somebody confirmed what they were shown.</summary>
internal sealed class RecordImport : TenantEntity
{
    public const int MostBytes = 5 * 1024 * 1024, MostLines = 20_000, MostNotes = 2000, MostName = 150;

    private RecordImport() { }

    public RecordImport(Guid by, string fileName, IEnumerable<string> notes, DateTimeOffset at) =>
        (By, FileName, Notes, At) = (by, fileName, JsonSerializer.Serialize(notes), at);

    public Guid By { get; private set; }
    public string FileName { get; private set; } = "";

    /// <summary>How it was read, JSON list of English sentences.</summary>
    public string Notes { get; private set; } = "[]";

    public DateTimeOffset At { get; private set; }
    public ImportStatus Status { get; private set; } = ImportStatus.Preview;

    /// <summary>Lines by what they would do.</summary>
    public int New { get; private set; }
    public int Changed { get; private set; }
    public int Same { get; private set; }
    public int Wrong { get; private set; }

    /// <summary>How many lines are put in place so far, and of those how many could not be any more.</summary>
    public int Applied { get; private set; }
    public int Skipped { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>What confirming puts in place.</summary>
    public int ToApply => New + Changed;

    public void Count(IReadOnlyCollection<RecordImportLine> lines, int same) =>
        (New, Changed, Wrong, Same) = (lines.Count(l => l.Kind == LineKind.New), lines.Count(l => l.Kind == LineKind.Changed), lines.Count(l => l.Kind == LineKind.Wrong), same);

    public void Advance(int applied, int skipped, DateTimeOffset at)
    {
        (Applied, Skipped) = (Applied + applied, Skipped + skipped);
        if (Applied + Skipped >= ToApply) (Status, DoneAt) = (ImportStatus.Done, at);
    }
}

internal enum ImportStatus
{
    Preview,
    Applying,
    Done,
}

/// <summary>A line of the file that does something, or cannot.</summary>
internal sealed class RecordImportLine : TenantEntity
{
    public const int MostValues = 4000, MostProblems = 4000;

    private RecordImportLine() { }

    public RecordImportLine(Guid importId, int number, LineKind kind, string who, Guid? accountId, AcademicPatch? values, IReadOnlyList<LineProblem> problems)
    {
        (ImportId, Number, Kind, AccountId) = (importId, number, kind, accountId);
        (Who, Values, Problems) = (who, values is null ? "" : JsonSerializer.Serialize(values), Write(problems));
    }

    public Guid ImportId { get; private set; }

    /// <summary>In the file, from 1, the header's among them.</summary>
    public int Number { get; private set; }

    public LineKind Kind { get; private set; }

    /// <summary>The roll number or e-mail address that the line names.</summary>
    public string Who { get; private set; } = "";

    public Guid? AccountId { get; private set; }

    /// <summary>JSON of the <see cref="AcademicPatch"/>, or empty.</summary>
    public string Values { get; private set; } = "";

    /// <summary>JSON of the <see cref="LineProblem"/>s.</summary>
    public string Problems { get; private set; } = "[]";

    /// <summary>Whether it was put in place, or found impossible, since it was confirmed.</summary>
    public bool Handled { get; private set; }

    public AcademicPatch Patch => JsonSerializer.Deserialize<AcademicPatch>(Values)!;

    public void Apply() => Handled = true;

    /// <summary>Something changed between the preview and now.</summary>
    public void Skip(LineProblem why) => (Handled, Problems) = (true, JsonSerializer.Serialize<LineProblem[]>([why]));

    public IReadOnlyList<LineProblem> ReadProblems() => JsonSerializer.Deserialize<List<LineProblem>>(Problems)!;

    /// <summary>As many as there is room for: who corrects these is told the rest with the next file.</summary>
    private static string Write(IReadOnlyList<LineProblem> problems)
    {
        var text = JsonSerializer.Serialize(problems);
        return text.Length <= MostProblems ? text : Write([.. problems.SkipLast(1)]);
    }
}

internal enum LineKind
{
    New,
    Changed,
    Wrong,
}

/// <summary>What is wrong in a line.</summary>
/// <param name="Column">As the file calls it, or empty: the whole line.</param>
/// <param name="Value">What stands there, cut.</param>
/// <param name="Todo">An English sentence that says what to do.</param>
internal sealed record LineProblem(string Column, string Value, string Todo);
