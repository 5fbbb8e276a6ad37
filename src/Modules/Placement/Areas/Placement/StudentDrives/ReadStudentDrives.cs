using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Areas.Placement.StudentDrives;

/// <summary>The drives that a student can see: open ones, each judged by the student's facts, and those that they applied to.</summary>
internal sealed class ReadStudentDrives(PrepDb db, Partners partners, TimeProvider clock) : IUseCase
{
    private const int Most = 200;

    public async Task<StudentDriveList> RunAsync(Guid student, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var found = await db.Set<Drive>().AsNoTracking()
            .Where(d => (d.Status == DriveStatus.Open && d.ApplyBy >= now) || db.Set<Application>().Any(a => a.DriveRow == d.Id && a.StudentId == student))
            .OrderByDescending(d => d.Status == DriveStatus.Open).ThenBy(d => d.ApplyBy).Take(Most)
            .Select(d => new
            {
                d.DriveId, d.Title, d.CompanyId, d.Status, d.Terms, d.OnlyVerified,
                Rule = db.Set<DriveRules>().Where(r => r.DriveRow == d.Id && r.Number == d.RulesNumber).Select(r => r.Rule).FirstOrDefault(),
                Application = db.Set<Application>().Where(a => a.DriveRow == d.Id && a.StudentId == student).Select(a => new OwnApplication(a.Status, a.Round, a.AppliedAt, a.ChangedAt)).FirstOrDefault(),
                Facts = db.Set<StudentFacts>().Where(f => f.StudentId == student).Select(f => f.Facts).FirstOrDefault(),
            }).ToListAsync(cancellation);
        var facts = found.FirstOrDefault()?.Facts;
        var sheet = facts is null ? FactSheet.Empty : FactSheet.Read(facts);
        return new StudentDriveList(
            now,
            [.. found.Select(d => new DriveCard(
                d.DriveId, d.Title, d.CompanyId, partners.NameOf(d.CompanyId), d.Status, DriveTerms.Read(d.Terms), RuleEvaluation.Judge(Whole(d.Rule, d.OnlyVerified), sheet), d.Application))],
            facts is not null);
    }

    /// <summary>One drive; null where students do not see it: not open yet, or called off before this student applied.</summary>
    public async Task<StudentDrivePage?> OneAsync(Guid id, Guid student, CancellationToken cancellation)
    {
        var found = await db.Set<Drive>().AsNoTracking().Where(d => d.DriveId == id)
            .Select(d => new
            {
                Drive = d,
                Rules = db.Set<DriveRules>().FirstOrDefault(r => r.DriveRow == d.Id && r.Number == d.RulesNumber),
                Application = db.Set<Application>().FirstOrDefault(a => a.DriveRow == d.Id && a.StudentId == student),
                Facts = db.Set<StudentFacts>().Where(f => f.StudentId == student).Select(f => f.Facts).FirstOrDefault(),
            }).SingleOrDefaultAsync(cancellation);
        if (found is null || found.Drive.Status is DriveStatus.Draft or DriveStatus.Offered || (found.Drive.Status == DriveStatus.Cancelled && found.Application is null)) return null;
        var sheet = found.Facts is null ? FactSheet.Empty : FactSheet.Read(found.Facts);
        var history = found.Application is { } own
            ? await db.Set<ApplicationEvent>().AsNoTracking().Where(e => e.ApplicationId == own.Id).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(100).ToListAsync(cancellation)
            : [];
        var rule = Whole(found.Rules?.Rule, found.Drive.OnlyVerified);
        return new StudentDrivePage(found.Drive, partners.NameOf(found.Drive.CompanyId), [.. Conditions(rule, sheet)], found.Application, history, [], clock.GetUtcNow())
        {
            Ticked = found.Application is { Status: not ApplicationStatus.Withdrawn } taking ? taking.Consented : [],
        };
    }

    /// <summary>Whether a student qualifies by the rules in force; null: they do, else why not.</summary>
    public async Task<Verdict> JudgeAsync(Drive drive, Guid student, CancellationToken cancellation)
    {
        var rule = await db.Set<DriveRules>().AsNoTracking().Where(r => r.DriveRow == drive.Id && r.Number == drive.RulesNumber).Select(r => r.Rule).FirstOrDefaultAsync(cancellation);
        var facts = await db.Set<StudentFacts>().AsNoTracking().Where(f => f.StudentId == student).Select(f => f.Facts).FirstOrDefaultAsync(cancellation);
        return RuleEvaluation.Judge(Whole(rule, drive.OnlyVerified), facts is null ? FactSheet.Empty : FactSheet.Read(facts));
    }

    private static Rule Whole(string? rule, bool onlyVerified) => RuleEvaluation.Whole(rule is null ? new AllOf([]) : Rule.Read(rule), onlyVerified);

    private static IEnumerable<Condition> Conditions(Rule rule, FactSheet facts) => rule is AllOf all
        ? all.Rules.SelectMany(inner => inner is AllOf ? Conditions(inner, facts) : [Judge(inner, facts)])
        : [Judge(rule, facts)];

    private static Condition Judge(Rule rule, FactSheet facts) => new(RuleWords.Capital(RuleWords.Say(rule)), RuleEvaluation.Judge(rule, facts).Missed);
}
