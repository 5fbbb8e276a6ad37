using PrepPlatform.Contracts.Identity;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Areas.Profiles.Imports;

/// <summary>Says of each line of a file whose it is and what it would do; it remembers the lines before, so that no student comes twice.</summary>
internal sealed class LineJudge(
    IReadOnlyDictionary<string, string> headers, IEnumerable<StudentProfile> holders, IEnumerable<StudentProfile> records, IReadOnlyCollection<PersonInfo> students, Guid importer)
{
    private readonly Dictionary<string, StudentProfile> byRoll = holders.ToDictionary(p => p.RollNumber);
    private readonly Dictionary<Guid, StudentProfile> byAccount = records.ToDictionary(p => p.AccountId);
    private readonly Dictionary<string, PersonInfo> byEmail = students.ToDictionary(p => p.Email, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<Guid> active = [.. students.Select(s => s.Id)];
    private readonly Dictionary<Guid, int> seen = [];
    private readonly Dictionary<string, int> taken = [];

    /// <returns>What it does (null: nothing, all is as it says) and to whom.</returns>
    public (LineKind? Kind, Guid? Account) Judge(FileLine line)
    {
        if (line.Problems.Count > 0 || Find(line) is not { } account) return (LineKind.Wrong, null);
        var stored = byAccount.GetValueOrDefault(account);
        var (before, after) = (stored?.Academics ?? Academics.Empty, line.Patch.Onto(stored?.Academics ?? Academics.Empty));
        foreach (var (field, todo) in AcademicRules.Check(after)) Wrong(line, field, todo);
        if (line.Roll.Length > 0 && byRoll.TryGetValue(line.Roll, out var holder) && holder.AccountId != account)
            Wrong(line, nameof(Academics.RollNumber), "Another student has this roll number. Correct it, or correct their record first.");
        if (!seen.TryAdd(account, line.Number)) Wrong(line, "", $"Line {seen[account]} is about the same student. Keep one of the two.");
        else if (line.Roll.Length > 0 && !taken.TryAdd(line.Roll, line.Number)) Wrong(line, nameof(Academics.RollNumber), $"Line {taken[line.Roll]} has the same roll number. Correct one of the two.");
        if (account == importer && (before != after || stored?.VerifiedAt is null)) Wrong(line, "", "This is your own record: someone else has to import it.");
        if (line.Problems.Count > 0) return (LineKind.Wrong, account);
        if (before == Academics.Empty) return (LineKind.New, account);
        return before == after && stored!.VerifiedAt is not null ? (null, account) : (LineKind.Changed, account);
    }

    /// <summary>By e-mail address where there is one, since a roll number may be what the line is to correct.</summary>
    private Guid? Find(FileLine line)
    {
        if (line.Email.Length > 0)
        {
            if (byEmail.TryGetValue(line.Email, out var person)) return person.Id;
            return Missing(line, ImportColumns.Email, line.Email, "No active student here has this e-mail address. Correct it, or add the student under People first.");
        }

        if (byRoll.TryGetValue(line.Roll, out var record) && active.Contains(record.AccountId)) return record.AccountId;
        return Missing(line, nameof(Academics.RollNumber), line.Roll, "No active student has this roll number. Correct it, or add the student's e-mail address to the line.");
    }

    private Guid? Missing(FileLine line, string field, string value, string todo)
    {
        line.Problems.Add(new(headers.GetValueOrDefault(field, ""), ReadFile.Cut(value), todo));
        return null;
    }

    private void Wrong(FileLine line, string field, string todo) =>
        line.Problems.Add(new(headers.GetValueOrDefault(field, ""), ReadFile.Cut(Academics.Value(line.Patch.Onto(Academics.Empty), field)), todo));
}
