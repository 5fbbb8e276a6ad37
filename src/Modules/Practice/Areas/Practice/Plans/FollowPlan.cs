using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Areas.Practice.Plans;

/// <summary>Begins a study plan, or leaves it; what was solved stays solved.</summary>
internal sealed class FollowPlan(PrepDb db, TimeProvider clock) : IUseCase
{
    /// <returns>The plan's title; null: there is no such plan.</returns>
    public async Task<string?> RunAsync(Guid plan, Guid person, bool follow, CancellationToken cancellation)
    {
        var title = await db.Set<StudyPlan>().Where(p => p.Id == plan && (p.Published || !follow)).Select(p => p.Title).SingleOrDefaultAsync(cancellation);
        if (title is null) return null;
        var started = await db.Set<PlanStart>().SingleOrDefaultAsync(s => s.PlanId == plan && s.PersonId == person, cancellation);
        if (follow && started is null) db.Add(new PlanStart(plan, person, clock.GetUtcNow()));
        if (!follow && started is not null) db.Remove(started);
        if (follow && !await db.Set<Practitioner>().AnyAsync(p => p.PersonId == person, cancellation)) db.Add(new Practitioner(person));
        await db.SaveChangesAsync(cancellation);
        return title;
    }
}
