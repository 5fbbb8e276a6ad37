using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Areas.Practice.Plans;

/// <summary>Study plans as a student sees them.</summary>
internal sealed class ReadPlans(PrepDb db) : IUseCase
{
    public async Task<IReadOnlyList<PlanRow>> ListAsync(Guid me, CancellationToken cancellation)
    {
        var solved = db.Set<Progress>().Where(x => x.PersonId == me && x.SolvedAt != null);
        return await db.Set<StudyPlan>().AsNoTracking().Where(p => p.Published || db.Set<PlanStart>().Any(s => s.PlanId == p.Id && s.PersonId == me))
            .OrderBy(p => p.Title).Take(200)
            .Select(p => new PlanRow(p.Id, p.Title, p.Summary, p.Items.Count, p.Items.Count(i => solved.Any(x => x.ProblemId == i.ProblemId)), db.Set<PlanStart>().Any(s => s.PlanId == p.Id && s.PersonId == me)))
            .ToListAsync(cancellation);
    }

    public async Task<PlanPage?> FindAsync(Guid id, Guid me, CancellationToken cancellation)
    {
        var plan = await db.Set<StudyPlan>().AsNoTracking().Where(p => p.Id == id && (p.Published || db.Set<PlanStart>().Any(s => s.PlanId == id && s.PersonId == me)))
            .Select(p => new { p.Title, p.Summary, Started = db.Set<PlanStart>().Any(s => s.PlanId == id && s.PersonId == me) }).SingleOrDefaultAsync(cancellation);
        if (plan is null) return null;
        var steps = await db.Set<PlanItem>().AsNoTracking().Where(i => i.PlanId == id).OrderBy(i => i.Position)
            .Join(db.Set<CodingProblem>().Where(p => p.State == ProblemState.Published), i => i.ProblemId, p => p.Id, (i, p) => new { i, p }).OrderBy(x => x.i.Position)
            .Select(x => new PlanStep(x.i.Section, x.p.Number, x.p.Title, x.p.Difficulty,
                db.Set<Progress>().Any(y => y.ProblemId == x.p.Id && y.PersonId == me && y.SolvedAt != null), db.Set<Progress>().Any(y => y.ProblemId == x.p.Id && y.PersonId == me)))
            .ToListAsync(cancellation);
        return new PlanPage(id, plan.Title, plan.Summary, plan.Started, steps);
    }
}

internal sealed record PlanRow(Guid Id, string Title, string Summary, int Problems, int Solved, bool Started);

internal sealed record PlanPage(Guid Id, string Title, string Summary, bool Started, IReadOnlyList<PlanStep> Steps)
{
    public int Solved => Steps.Count(s => s.Solved);

    /// <summary>The first problem that is not solved; null: all are.</summary>
    public PlanStep? Next => Steps.FirstOrDefault(s => !s.Solved);
}

internal sealed record PlanStep(string Section, int Number, string Title, Difficulty Difficulty, bool Solved, bool Tried)
{
    public Problems.ProblemStatus Status => Solved ? Problems.ProblemStatus.Solved : Tried ? Problems.ProblemStatus.Tried : Problems.ProblemStatus.New;
}
