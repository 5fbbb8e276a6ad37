using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Data.Shortlists;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Placement;

/// <summary>The demo, and drives of acme in northfield that tests make for themselves.</summary>
public sealed class PlacementRoom : PrepApp
{
    public const string College = "northfield", Company = "acme";

    internal static readonly Rule GoodMarks = new AllOf([new NumberRule(Facts.Cgpa, Bound.AtLeast, 7)]);
    internal static readonly Ranking ByMarks = new([new(Facts.Cgpa, 50, 5, 10, "CGPA"), new(Facts.Skills, 10, 0, 2, "Skills", ["SQL", "Go"])]);

    /// <summary>An open drive with applicants: their ids and grades.</summary>
    internal async Task<Drive> DriveAsync(int most, params (Guid Student, decimal? Cgpa)[] applicants)
    {
        var company = Tenant(Company).Id.Value;
        return await InDbAsync(College, async db =>
        {
            var at = TimeProvider.System.GetUtcNow();
            var terms = new DriveTerms("A drive of a test", "", [new("Engineer", "Pune", 1, 1, "INR", 1)], [new("Interview", null)], at.AddDays(3), null);
            var drive = Drive.Begin(Guid.CreateVersion7(), company, DriveStatus.Draft, terms, 0, at);
            db.Add(drive);
            await db.SaveChangesAsync();
            db.Add(drive.NextRules(GoodMarks, ByMarks, null, at));
            drive.Open(at);
            drive.Schedule("", most, at).Succeeded.ShouldBeTrue();
            var known = await db.Set<StudentFacts>().Where(f => applicants.Select(a => a.Student).Contains(f.StudentId)).ToDictionaryAsync(f => f.StudentId);
            foreach (var (student, cgpa) in applicants)
            {
                var facts = new FactSheet().Set(Facts.Cgpa, cgpa, at).Set(Facts.Skills, ["SQL"], at).Write();
                if (known.TryGetValue(student, out var row)) row.Replace(facts, at);
                else db.Add(new StudentFacts(student, facts, at));
                db.Add(new Application(drive.Id, student, [SharedFields.Name, SharedFields.Email, SharedFields.Skills], at));
            }

            await db.SaveChangesAsync();
            return drive;
        });
    }

    internal Task<Result<Shortlist>> MakeAsync(Guid drive, DateTimeOffset due, bool dryRun = false, CancellationToken cancellation = default) =>
        InAsync(College, s => s.GetRequiredService<MakeShortlist>().RunAsync(drive, due, dryRun, cancellation));

    internal Task<List<ShortlistEntry>> EntriesAsync(Guid shortlist) => InDbAsync(College, db => db.Set<ShortlistEntry>().AsNoTracking().Where(e => e.ShortlistId == shortlist).OrderBy(e => e.Rank).ThenBy(e => e.StudentId).ToListAsync());

    public Task<Guid> PersonAsync(string user) => InAsync(College, async s => (await s.GetRequiredService<IPeople>().SearchAsync($"{user}@", 1, default))[0]);

    /// <summary>People of nobody's: for what needs no names.</summary>
    public static Guid[] Strangers(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];
}
