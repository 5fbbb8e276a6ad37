using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Seeding;

/// <summary>Students of the demo who applied to a drive. Only those who qualify by the facts that the demo gave them, as the product would allow, or did so then.</summary>
internal sealed class DemoApplications(PrepDb db, IPeople people, TimeProvider clock)
{
    public async Task AddAsync(Drive drive, DemoDrive entry, IReadOnlyList<AssessmentTitle> titles, CancellationToken cancellation)
    {
        var rule = entry.ReadRule(titles);
        foreach (var applied in entry.Applications)
        {
            if (await people.SearchAsync($"{applied.Student}@", 1, cancellation) is not [var student]) continue;
            var facts = await db.Set<StudentFacts>().AsNoTracking().SingleOrDefaultAsync(f => f.StudentId == student, cancellation);
            if (facts is null || (!applied.Slipped && !RuleEvaluation.Holds(rule, FactSheet.Read(facts.Facts)))) continue;
            Add(drive, student, applied);
        }
    }

    private void Add(Drive drive, Guid student, DemoApplication applied)
    {
        var at = clock.GetUtcNow().AddDays(-applied.DaysAgo).AddMinutes(-applied.Student.Length * 13);
        var application = new Application(drive.Id, student, applied.Share.Prepend(SharedFields.Name), at);
        db.Add(application);
        db.Add(new ApplicationEvent(application.Id, "applied", string.Join(", ", application.Consented), "", at));
        if (applied.WithdrawnDaysAgo is { } days) db.Add(application.Withdraw(clock.GetUtcNow().AddDays(-days)));
    }
}
