using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Seeding;

/// <summary>The demo's problems of a college, with what proves them; the last one is still a draft.</summary>
internal sealed class DemoPractice(PrepDb db, IPeople people, IEvaluations evaluations, HostSettings settings, DemoPrograms programs)
{
    private const int WrittenDaysAgo = 40;

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (await DemoEntry.FindAsync(people, "instructor", cancellation) is not { } author) return;
        var entries = DemoEntry.Read(settings.Root);
        var problems = entries.Select(e => (Entry: e, Problem: Add(e, author, e != entries[^1]))).ToList();
        await db.SaveChangesAsync(cancellation);
        AddPlan(author, [.. problems.SkipLast(1).Select(p => p.Problem)]);
        await programs.RunAsync([.. problems.SkipLast(1)], cancellation);
    }

    private CodingProblem Add(DemoEntry entry, Guid author, bool published)
    {
        var at = programs.Day(WrittenDaysAgo - entry.Number);
        var problem = new CodingProblem(entry.Number, author, at);
        var revision = new ProblemRevision(1, Definition.Write(entry.Definition), author, at);
        problem.Save(revision, Definition.Prompt(entry.Definition), entry.Facts, at);
        db.Add(problem);
        db.Add(revision);
        if (!published) return problem;
        problem.Publish([.. Definition.Solutions(entry.Definition).Select((s, i) => Check(entry, problem, s, i))], at.AddHours(2));
        return problem;
    }

    private Submission Check(DemoEntry entry, CodingProblem problem, Solution solution, int place)
    {
        var check = new Submission(SubmissionKind.Check, problem.Id, problem.RevisionId, problem.AuthorId, solution.Language, solution.Source, problem.SavedAt.AddHours(1)) { Name = solution.Name, MustPass = solution.MustPass };
        var result = DemoVerdicts.Of(entry, solution.MustPass ? [] : entry.WrongFails[place - 1]);
        evaluations.Adopt(check.Subject, PracticeLimits.Type, DemoVerdicts.Record(check, result, check.At), "");
        check.Judge(result);
        db.Add(check);
        return check;
    }

    private void AddPlan(Guid author, IReadOnlyList<CodingProblem> problems)
    {
        var plan = new StudyPlan(author, programs.Day(30));
        plan.Save("First steps to an interview", "Nine problems in the order in which they build on one another: lists and texts first, then structures, then searching.", published: true,
            [.. problems.Select((p, i) => (i < 3 ? "Lists and texts" : i < 6 ? "Structures" : "Searching and choosing", p.Id))], programs.Day(30));
        db.Add(plan);
        programs.Plan = plan.Id;
    }
}
