using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Placement.Areas.Placement.Shortlists;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Areas.Placement.ShortlistAdjustments;

/// <summary>How one student was decided on: score or misses, the facts as they were, what developers say, what people changed.</summary>
internal sealed class ReadEntry(ReadShortlist read, PrepDb db, IPeople people) : IUseCase
{
    public async Task<EntryPage?> RunAsync(Guid driveId, Guid id, Guid student, CancellationToken cancellation)
    {
        if (await read.HeadAsync(driveId, id, cancellation) is not { } head) return null;
        var found = await db.Set<ShortlistEntry>().AsNoTracking().Where(e => e.ShortlistId == id && e.StudentId == student).Select(e => new
        {
            e.Facts,
            Row = new EntryRow(e.StudentId, e.Qualified, e.Rank, e.Score, e.Parts,
                db.Set<Recommendation>().Where(r => r.DriveRow == head.Drive.Id && r.StudentId == student && r.WithdrawnAt == null).OrderBy(r => r.At).ToList()),
            Changes = db.Set<ShortlistAdjustment>().Where(a => a.ShortlistId == id && a.StudentId == student).OrderBy(a => a.Sequence).ToList(),
            Rules = db.Set<DriveRules>().Where(r => r.DriveRow == head.Drive.Id && r.Number == head.Shortlist.RulesNumber).Select(r => r.Rule).First(),
        }).SingleOrDefaultAsync(cancellation);
        if (found is null) return null;
        var names = await people.FindAsync([.. found.Row.Recommendations.Select(r => r.By).Concat(found.Changes.Select(c => c.By)).Append(student).Distinct()], cancellation);
        return new(head, found.Row, FactSheet.Read(found.Facts), found.Changes, names, Titles(Rule.Read(found.Rules), found.Row)) { Form = new() { Version = head.Shortlist.Version } };
    }

    /// <summary>Assessments by key, as the rules or the score name them.</summary>
    private static Dictionary<string, string> Titles(Rule rule, EntryRow row)
    {
        var titles = row.Parts.Where(p => p.Fact.Length > 0).DistinctBy(p => p.Fact).ToDictionary(p => p.Fact, p => p.Label);
        foreach (var assessment in Flat(rule).OfType<AssessmentRule>()) titles[Facts.Assessment(assessment.AssessmentId)] = assessment.Title;
        return titles;
    }

    private static IEnumerable<Rule> Flat(Rule rule) => rule switch
    {
        AllOf all => all.Rules.SelectMany(Flat),
        AnyOf any => any.Rules.SelectMany(Flat),
        NoneOf none => none.Rules.SelectMany(Flat),
        _ => [rule],
    };
}

internal sealed record EntryPage(
    ShortlistHead Head, EntryRow Row, FactSheet Facts, IReadOnlyList<ShortlistAdjustment> Changes, IReadOnlyDictionary<Guid, PersonInfo> Names, IReadOnlyDictionary<string, string> Titles)
{
    public AdjustmentForm Form { get; init; } = new();

    public string Name => NameOf(Row.Student);

    /// <summary>Whether the student stands on it now.</summary>
    public bool IsListed => Changes.Count > 0 ? Changes[^1].Listed : Row.Rank is not null;

    public string NameOf(Guid id) => Names.TryGetValue(id, out var person) ? person.Name : "";

    /// <summary>The facts with their names and values for people.</summary>
    public IEnumerable<(string Label, string Value, DateTimeOffset? At)> Known => Facts.Keys.Where(k => Domain.Rules.Facts.AssessmentOf(k) is null || Titles.ContainsKey(k)).Select(k => (
        Domain.Rules.Facts.AssessmentOf(k) is null ? RuleWords.Label(k) : Titles[k],
        k == Domain.Rules.Facts.Verified ? Facts.Number(k) == 1 ? "yes" : "no" : Facts.Text(k) ?? (Facts.Texts(k) is { } list ? string.Join(", ", list) : RuleWords.Amount(k, Facts.Number(k) ?? 0)),
        Facts.AsOf(k)));
}
