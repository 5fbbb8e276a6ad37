using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Reports;
using PrepPlatform.Data;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;
using PrepPlatform.Placement.Reporting;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Reports;

/// <summary>What the placement report says, and of whom.</summary>
public sealed class PlacementReportTests(PrepApp app) : IClassFixture<PrepApp>
{
    private const string Title = "Graduate engineer 2027", Branch = "Naval Architecture";

    [Fact]
    public async Task It_counts_by_drive_and_branch_and_names_every_student_with_what_they_applied_to()
    {
        var students = await AddAsync("northfield", ApplicationStatus.Selected, ApplicationStatus.Shortlisted, ApplicationStatus.Withdrawn, null);
        var content = await ReadAsync("northfield");
        content.Content.Figures.Single(f => f.Label == "Highest package").Value.ShouldContain("INR 9900 lakh");
        var drive = content.Tables[1].Single(r => Equals(r[1], Title));
        drive.ShouldBe([app.Tenant("acme").Name, Title, "Engineer", "INR 12–9900 lakh", 2, null, 2, 1]);
        content.Tables[0].Single(r => Equals(r[0], Branch)).ShouldBe([Branch, 4, 2, 2, 1]);
        var lines = content.Tables[2];
        foreach (var (name, status) in students.Zip(["Selected", "Shortlisted", "Withdrawn"])) lines.ShouldContain(r => Equals(r[1], name) && Equals(r[5], Title) && Equals(r[7], status));
        lines.ShouldNotContain(r => Equals(r[1], students[3]) && Equals(r[5], Title));
        lines.ShouldContain(r => Equals(r[1], students[3]));
    }

    [Fact]
    public async Task Another_colleges_students_are_not_in_it()
    {
        var theirs = await app.InAsync("lakeside", s => Names(s, "student"));
        var mine = (await ReadAsync("northfield")).Tables[2].Select(r => (string?)r[1]).ToList();
        var own = await app.InAsync("northfield", s => Names(s, "student"));
        mine.Intersect(theirs.Except(own)).ShouldBeEmpty();
    }

    [Fact]
    public void The_median_is_that_of_the_offers_and_each_currency_stands_by_itself()
    {
        DriveLine Line(int selected, params DriveRole[] roles) => new(Guid.CreateVersion7(), "", "", DriveStatus.Closed, roles, null, [(ApplicationStatus.Selected, selected)]);
        DriveRole Role(string currency, long from, long to) => new("Engineer", "Pune", from * 100, to * 100, currency, 1);
        var lines = new[] { Line(3, Role("INR", 600_000, 600_000)), Line(1, Role("INR", 2_000_000, 3_000_000)), Line(0, Role("INR", 9_000_000, 9_000_000)), Line(1, Role("USD", 90_000, 90_000)) };
        Packages.Median(lines).ShouldBe("INR 6 lakh; USD 90,000");
        Packages.Highest(lines).ShouldBe("INR 30 lakh; USD 90,000");
        Packages.Median([]).ShouldBe("–");
        Packages.Say([Role("INR", 0, 0)]).ShouldBe("");
    }

    /// <summary>A drive with one student for each status, and one who did not apply; gives their names.</summary>
    private Task<string[]> AddAsync(string site, params ApplicationStatus?[] statuses) => app.InAsync(site, async services =>
    {
        var (db, people, now) = (services.GetRequiredService<PrepDb>(), services.GetRequiredService<IPeople>(), TimeProvider.System.GetUtcNow());
        var terms = new DriveTerms(Title, "", [new("Engineer", "Pune", 120_000_000, 99_000_000_000, "INR", 2)], [], now, null);
        var drive = new Drive(Guid.CreateVersion7(), app.Tenant("acme").Id.Value, DriveStatus.Open, JsonSerializer.Serialize(terms, Rule.Json), now);
        db.Add(drive).Property(d => d.Title).CurrentValue = Title;
        var ids = (await people.SearchAsync("student", 50, CancellationToken.None)).Take(statuses.Length).ToList();
        await db.Set<StudentFacts>().Where(f => ids.Contains(f.StudentId)).ExecuteDeleteAsync();
        foreach (var (id, status) in ids.Zip(statuses))
        {
            db.Add(new StudentFacts(id, new FactSheet().Set(Facts.Branch, Branch, now).Write(), now));
            if (status is { } reached) db.Add(new Application(drive.Id, id, [SharedFields.Name], now)).Property(a => a.Status).CurrentValue = reached;
        }

        await db.SaveChangesAsync();
        var found = await people.FindAsync(ids, CancellationToken.None);
        return ids.Select(id => found[id].Name).ToArray();
    });

    private Task<(ReportContent Content, List<IReadOnlyList<object?>>[] Tables)> ReadAsync(string site) => app.InAsync(site, async services =>
    {
        var content = await services.GetServices<IReportSource>().Single(s => s.Key == "placement").ReadAsync(CancellationToken.None);
        var tables = new List<List<IReadOnlyList<object?>>>();
        foreach (var table in content.Tables) tables.Add(await table.Rows.ToListAsync());
        return (content, tables.ToArray());
    });

    private static async Task<List<string>> Names(IServiceProvider services, string text)
    {
        var people = services.GetRequiredService<IPeople>();
        return [.. (await people.FindAsync(await people.SearchAsync(text, 50, CancellationToken.None), CancellationToken.None)).Values.Select(p => p.Name)];
    }
}
