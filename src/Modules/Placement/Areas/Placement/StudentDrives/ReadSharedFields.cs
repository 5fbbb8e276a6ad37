using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Profiles;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Areas.Placement.StudentDrives;

/// <summary>What a student can share, each with what a company would see of them now.</summary>
internal sealed class ReadSharedFields(PrepDb db, IStudentRecords records, IPeople people, IAssessmentScores scores) : IUseCase
{
    public async Task<IReadOnlyList<SharedField>> RunAsync(Guid student, Drive drive, IReadOnlyCollection<Condition> asked, CancellationToken cancellation)
    {
        var record = (await records.ReadAsync([student], cancellation)).GetValueOrDefault(student);
        var said = await db.Set<Recommendation>().AsNoTracking().Where(r => r.DriveRow == drive.Id && r.StudentId == student && r.WithdrawnAt == null).OrderBy(r => r.At).ToListAsync(cancellation);
        var known = await people.FindAsync([student, .. said.Select(r => r.By)], cancellation);
        var person = known.GetValueOrDefault(student);
        var best = await scores.BestAsync(student, cancellation);
        var titles = best.Count == 0 ? [] : (await scores.PublishedAsync(cancellation)).ToDictionary(a => a.Id, a => a.Title);
        var words = string.Join(' ', asked.Select(c => c.Words));
        return [.. SharedFields.All.Select(key => new SharedField(key, LabelOf(key), key == SharedFields.Recommendations ? Say(said, known) : Value(key, record, person, best, titles), IsAsked(key, words)))];
    }

    public static string LabelOf(string key) => key switch
    {
        SharedFields.Name => "Name",
        SharedFields.Email => "E-mail address",
        SharedFields.Phone => "Phone number",
        SharedFields.Degree => "Degree",
        SharedFields.Branch => "Branch",
        SharedFields.Year => "Graduation year",
        SharedFields.Cgpa => "CGPA",
        SharedFields.Backlogs => "Backlogs",
        SharedFields.Marks => "10th and 12th marks",
        SharedFields.Skills => "Skills",
        SharedFields.Projects => "Projects",
        SharedFields.About => "About you",
        SharedFields.Recommendations => "Recommendations",
        _ => "Assessment scores",
    };

    private static string Say(IEnumerable<Recommendation> said, IReadOnlyDictionary<Guid, PersonInfo> people) =>
        string.Join('\n', said.Select(r => $"{people.GetValueOrDefault(r.By)?.Name}: {r.Words}"));

    private static string Value(string key, StudentRecord? r, PersonInfo? person, IReadOnlyList<BestScore> best, IReadOnlyDictionary<Guid, string> titles) => key switch
    {
        SharedFields.Name => person?.Name ?? "",
        SharedFields.Email => person?.Email ?? "",
        SharedFields.Phone => r?.Phone ?? "",
        SharedFields.Degree => r?.Degree ?? "",
        SharedFields.Branch => r?.Branch ?? "",
        SharedFields.Year => Number(r?.GraduationYear),
        SharedFields.Cgpa => r?.Cgpa is { } cgpa ? $"{Number(cgpa)} of {Number(r.CgpaScale)}" : "",
        SharedFields.Backlogs => r is { ActiveBacklogs: null, PastBacklogs: null } or null ? "" : $"{Number(r.ActiveBacklogs ?? 0)} active, {Number(r.PastBacklogs ?? 0)} past",
        SharedFields.Marks => string.Join(", ", new[] { r?.Marks10 is { } ten ? $"10th {Number(ten)}%" : "", r?.Marks12 is { } twelve ? $"12th {Number(twelve)}%" : "" }.Where(t => t.Length > 0)),
        SharedFields.Skills => string.Join(", ", r?.Skills ?? []),
        SharedFields.Projects => string.Join(", ", r?.Projects.Select(p => p.Title) ?? []),
        SharedFields.About => r?.About ?? "",
        _ => string.Join(", ", best.Where(b => titles.ContainsKey(b.AssessmentId)).Select(b => $"{titles[b.AssessmentId]} {Number(b.Percent)}%")),
    };

    /// <summary>Said by the words of the rules, which name their facts.</summary>
    private static bool IsAsked(string key, string words) => key switch
    {
        SharedFields.Cgpa => Says(words, RuleWords.Label(Facts.Cgpa)),
        SharedFields.Backlogs => Says(words, "backlog"),
        SharedFields.Branch => Says(words, "branch"),
        SharedFields.Degree => Says(words, "degree"),
        SharedFields.Year => Says(words, "graduation"),
        SharedFields.Marks => Says(words, "marks"),
        _ => false,
    };

    private static bool Says(string words, string what) => words.Contains(what, StringComparison.OrdinalIgnoreCase);

    private static string Number(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
}
