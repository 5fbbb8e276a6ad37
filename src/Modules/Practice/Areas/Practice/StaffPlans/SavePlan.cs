using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Areas.Practice.StaffPlans;

/// <summary>Keeps a new study plan, or a changed one.</summary>
internal sealed class SavePlan(PrepDb db, ICurrentPerson person, IAudit audit, TimeProvider clock) : IUseCase
{
    public async Task<Result<StudyPlan>> RunAsync(Guid? id, PlanForm form, CancellationToken cancellation)
    {
        var plan = id is null ? new StudyPlan(person.AccountId!.Value, clock.GetUtcNow()) : await db.Set<StudyPlan>().Include(p => p.Items).SingleOrDefaultAsync(p => p.Id == id, cancellation);
        if (plan is null) return Result.NotFound<StudyPlan>();
        if (id is not null && plan.Version != form.Version) return Result.Stale<StudyPlan>();
        if (form.Read(out var wrong) is not { } lines) return Result.Invalid<StudyPlan>(nameof(form.Problems), wrong);
        var numbers = lines.Select(l => l.Number).ToList();
        var known = await db.Set<CodingProblem>().Where(p => p.State == ProblemState.Published && numbers.Contains(p.Number)).ToDictionaryAsync(p => p.Number, p => p.Id, cancellation);
        if (numbers.FirstOrDefault(n => !known.ContainsKey(n)) is var missing and not 0) return Result.Invalid<StudyPlan>(nameof(form.Problems), $"There is no published problem {missing}.");
        db.RemoveRange(plan.Items);
        plan.Save(form.Title.Trim(), form.Summary.Trim(), form.Published, [.. lines.Select(l => (l.Section, known[l.Number]))], clock.GetUtcNow());
        if (id is null) db.Add(plan);
        audit.Record(id is null ? "practice.plan-added" : "practice.plan-edited", $"plan/{plan.Id}", $"{(id is null ? "Added" : "Changed")} the study plan {plan.Title}");
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(plan);
    }
}

/// <summary>Study plans as staff see them.</summary>
internal sealed class ReadStaffPlans(PrepDb db) : IUseCase
{
    public async Task<IReadOnlyList<StaffPlanRow>> ListAsync(CancellationToken cancellation) => await db.Set<StudyPlan>().AsNoTracking().OrderBy(p => p.Title).Take(200)
        .Select(p => new StaffPlanRow(p.Id, p.Title, p.Published, p.Items.Count, db.Set<PlanStart>().Count(s => s.PlanId == p.Id), p.SavedAt)).ToListAsync(cancellation);

    /// <summary>The editor of a plan, or of a new one; null: there is no such plan.</summary>
    public async Task<PlanEditor?> EditAsync(Guid? id, PlanForm? typed, CancellationToken cancellation)
    {
        var plan = id is null ? null : await db.Set<StudyPlan>().AsNoTracking().Include(p => p.Items).SingleOrDefaultAsync(p => p.Id == id, cancellation);
        if (id is not null && plan is null) return null;
        var problems = await db.Set<CodingProblem>().AsNoTracking().Where(p => p.PublishedRevisionId != null).OrderBy(p => p.Number)
            .Select(p => new { p.Id, Known = new KnownProblem(p.Number, p.Title, p.Difficulty), Open = p.State == ProblemState.Published }).ToListAsync(cancellation);
        var known = problems.ToDictionary(p => p.Id, p => p.Known);
        return new PlanEditor(typed ?? (plan is null ? new PlanForm() : Of(plan, known)), id, [.. problems.Where(p => p.Open).Select(p => p.Known)]);
    }

    private static PlanForm Of(StudyPlan plan, IReadOnlyDictionary<Guid, KnownProblem> known) => new()
    {
        Title = plan.Title, Summary = plan.Summary, Published = plan.Published, Version = plan.Version,
        Problems = string.Join('\n', plan.InOrder.GroupBy(i => i.Section).SelectMany(g => g.Select(i => $"{known[i.ProblemId].Number} {known[i.ProblemId].Title}").Prepend($"# {g.Key}"))),
    };
}

internal sealed record StaffPlanRow(Guid Id, string Title, bool Published, int Problems, int Followers, DateTimeOffset SavedAt);
