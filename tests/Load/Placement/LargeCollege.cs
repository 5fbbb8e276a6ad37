using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Tests.Load.Placement;

/// <summary>Many students with facts of all kinds, and one drive that all of them applied to.</summary>
internal static class LargeCollege
{
    private static readonly Guid Screening = new("01900000-0000-7000-8000-000000000001");
    private static readonly string[] Branches = ["Computer Science", "Information Technology", "Electronics", "Mechanical", "Civil"], Skills = ["SQL", "Python", "Java", "Go", "C", "React", "Linux"];
    private static readonly DateTimeOffset At = new(2026, 11, 1, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Ten conditions in two groups.</summary>
    public static Rule Rule { get; } = new AllOf(
    [
        new ChoiceRule(Facts.Degree, ["B.Tech", "B.E."]), new ChoiceRule(Facts.Branch, ["Computer Science", "Information Technology", "Electronics"]), new ChoiceRule(Facts.Year, ["2027"]),
        new NumberRule(Facts.Cgpa, Bound.AtLeast, 7), new NumberRule(Facts.ActiveBacklogs, Bound.AtMost, 0), new NumberRule(Facts.Marks10, Bound.AtLeast, 60),
        new AnyOf([new NumberRule(Facts.Marks12, Bound.AtLeast, 75), new AssessmentRule(Screening, "Campus screening", 80)]),
        new SkillsRule(["SQL", "Python", "Java"], 1), new AssessmentRule(Screening, "Campus screening", 50),
    ]);

    private static readonly Ranking Ranking = new([
        new(Facts.Cgpa, 40, 6, 10, "CGPA"), new(Facts.Assessment(Screening), 40, 40, 100, "Campus screening"), new(Facts.Skills, 10, 0, 3, "Skills", ["SQL", "Python", "Go"]), new(Facts.PastBacklogs, 10, 4, 0, "Past backlogs")]);

    /// <summary>Gives the drive's row.</summary>
    public static async Task<Guid> MakeAsync(IServiceProvider services, int students, int most, CancellationToken cancellation)
    {
        var company = services.GetRequiredService<ITenantDirectory>().All.Single(t => t.Identifier == "acme").Id.Value;
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PrepDb>();
        var now = TimeProvider.System.GetUtcNow();
        var drive = Drive.Begin(Guid.CreateVersion7(), company, DriveStatus.Draft, new("The benchmark's drive", "", [new("Engineer", "Pune", 1, 1, "INR", 1)], [new("Interview", null)], now.AddDays(9), null), 0, now);
        db.Add(drive);
        await db.SaveChangesAsync(cancellation);
        db.Add(drive.NextRules(Rule, Ranking, null, now));
        drive.Open(now);
        drive.Schedule("", most, now);
        drive.CountOnlyVerified(true);
        await db.SaveChangesAsync(cancellation);
        var ids = Enumerable.Range(0, students).Select(_ => Guid.CreateVersion7()).ToArray();
        await db.BulkInsertAsync(ids.Select((id, i) => new StudentFacts(id, FactsOf(i), now)), cancellation);
        await db.BulkInsertAsync(ids.Select(id => new Application(drive.Id, id, SharedFields.All, now)), cancellation);
        return drive.Id;
    }

    private static string FactsOf(int i) => new FactSheet()
        .Set(Facts.Degree, i % 9 == 0 ? "B.Sc" : "B.Tech", At).Set(Facts.Branch, Branches[i % 5], At).Set(Facts.Year, i % 7 == 0 ? 2026m : 2027m, At)
        .Set(Facts.Cgpa, 5.5m + i * 37 % 450 / 100m, At).Set(Facts.ActiveBacklogs, i % 6 == 0 ? 1m : 0m, At).Set(Facts.PastBacklogs, i % 4, At)
        .Set(Facts.Marks10, 50m + i * 13 % 500 / 10m, At).Set(Facts.Marks12, 50m + i * 17 % 500 / 10m, At)
        .Set(Facts.Skills, [Skills[i % 7], Skills[(i / 7 + 1) % 7]], At).Set(Facts.Verified, i % 20 == 0 ? 0m : 1m, At)
        .Set(Facts.Assessment(Screening), i % 10 == 0 ? null : 30m + i * 29 % 7000 / 100m, At).Write();
}
