using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Practice.Data;
using PrepPlatform.Practice.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Practice.Areas.Practice.Problems;

/// <summary>The problem set as a person sees it.</summary>
internal sealed class ListProblems(PrepDb db, DailyDesk daily, ICurrentPerson person, TimeProvider clock) : IUseCase
{
    private const int PageSize = 50, MostWords = 6;

    public async Task<ProblemSet> RunAsync(ProblemFilter filter, CancellationToken cancellation)
    {
        var me = person.AccountId!.Value;
        var rows = await Matching(filter, me).OrderBy(p => p.Number).Take(PageSize + 1)
            .Select(p => new ProblemRow(p.Id, p.Number, p.Title, p.Difficulty, p.Tags, p.Submissions, p.Accepted,
                db.Set<Progress>().Any(x => x.ProblemId == p.Id && x.PersonId == me), db.Set<Progress>().Any(x => x.ProblemId == p.Id && x.PersonId == me && x.SolvedAt != null)))
            .ToListAsync(cancellation);
        var page = KeyPage.Cut(rows, PageSize, filter.After == 0, r => $"{r.Number}");
        var all = await daily.ReadSetAsync(me, cancellation);
        var own = await OwnAsync(me, cancellation);
        return new ProblemSet(filter, page, all, await daily.TodayAsync(all, cancellation), Streak.Of(own?.Solved ?? [], person.TimeZone, clock.GetUtcNow()), own?.Plan);
    }

    /// <summary>When something of theirs was accepted, and the plan that they began last, in one query.</summary>
    private Task<Own?> OwnAsync(Guid me, CancellationToken cancellation) => db.Set<Practitioner>().AsNoTracking().Where(p => p.PersonId == me)
        .Select(p => new Own(
            db.Set<Submission>().Where(s => s.PersonId == me && s.Kind == SubmissionKind.Submission && s.Accepted).Select(s => s.At).ToList(),
            db.Set<PlanStart>().Where(s => s.PersonId == me).OrderByDescending(s => s.At).Select(s => new PlanCard(
                s.PlanId, db.Set<StudyPlan>().Where(x => x.Id == s.PlanId).Select(x => x.Title).First(),
                db.Set<PlanItem>().Count(i => i.PlanId == s.PlanId),
                db.Set<PlanItem>().Count(i => i.PlanId == s.PlanId && db.Set<Progress>().Any(x => x.ProblemId == i.ProblemId && x.PersonId == me && x.SolvedAt != null)))).FirstOrDefault()))
        .SingleOrDefaultAsync(cancellation);

    private IQueryable<CodingProblem> Matching(ProblemFilter filter, Guid me)
    {
        var problems = db.Set<CodingProblem>().AsNoTracking().Where(p => p.State == ProblemState.Published && p.Number > filter.After);
        foreach (var word in filter.Q.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
        {
            var number = int.TryParse(word.TrimStart('#'), out var n) ? n : 0;
            problems = problems.Where(p => p.Words.Contains(word) || p.Number == number);
        }

        if (filter.Tag.Length > 0) problems = problems.Where(p => p.Tags.Contains(filter.Tag));
        if (filter.Difficulty is { } difficulty) problems = problems.Where(p => p.Difficulty == difficulty);
        var mine = db.Set<Progress>().Where(x => x.PersonId == me);
        return filter.Status switch
        {
            ProblemStatus.Solved => problems.Where(p => mine.Any(x => x.ProblemId == p.Id && x.SolvedAt != null)),
            ProblemStatus.Tried => problems.Where(p => mine.Any(x => x.ProblemId == p.Id && x.SolvedAt == null)),
            ProblemStatus.New => problems.Where(p => !mine.Any(x => x.ProblemId == p.Id)),
            _ => problems,
        };
    }

    private sealed record Own(List<DateTimeOffset> Solved, PlanCard? Plan);
}
