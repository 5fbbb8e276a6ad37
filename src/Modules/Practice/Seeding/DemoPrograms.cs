using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Practice;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Seeding;

/// <summary>What the demo's students made of the problems over the last weeks: right and wrong programs, a draft, a plan begun, past days' challenges.</summary>
internal sealed class DemoPrograms(PrepDb db, IPeople people, IEvaluations evaluations, TimeProvider clock)
{
    /// <summary>Who, which problems (from 1), since how many days one a day, and after which of them a wrong try came first.</summary>
    private static readonly (string Student, int[] Problems, int Since, int Stumbles)[] Stories =
    [
        ("student2", [1, 2, 3, 4, 6, 8, 5], 7, 3), ("student3", [1, 2, 4], 19, 2), ("student4", [1, 2, 3, 4, 5, 6, 7, 8, 9], 16, 4), ("student5", [1, 3], 5, 1),
        ("student6", [2, 1, 7, 9], 9, 2), ("student7", [1], 2, 1), ("student8", [3, 1, 2, 8], 12, 3), ("student10", [4, 1], 26, 2),
    ];

    /// <summary>The study plan that some follow.</summary>
    public Guid Plan { get; set; }

    public DateTimeOffset Day(int ago)
    {
        var day = clock.GetUtcNow().AddDays(-ago);
        return new DateTimeOffset(day.Year, day.Month, day.Day, 6, 0, 0, TimeSpan.Zero);
    }

    public async Task RunAsync(IReadOnlyList<(DemoEntry Entry, CodingProblem Problem)> problems, CancellationToken cancellation)
    {
        foreach (var story in Stories)
            if (await DemoEntry.FindAsync(people, story.Student, cancellation) is { } student) Tell(student, story.Problems, story.Since, story.Stumbles, problems);
        if (await DemoEntry.FindAsync(people, "student9", cancellation) is { } hesitant) Hesitate(hesitant, problems[0]);
        for (var ago = 1; ago <= 5; ago++) db.Add(new DailyChallenge(Streak.DayOf(Day(ago), TimeZoneInfo.Utc), problems[ago].Problem.Id));
        await db.SaveChangesAsync(cancellation);
        await CountAsync(cancellation);
    }

    private void Tell(Guid student, int[] numbers, int since, int stumbles, IReadOnlyList<(DemoEntry Entry, CodingProblem Problem)> problems)
    {
        var language = "";
        foreach (var (number, i) in numbers.Select((n, i) => (n, i)))
        {
            var (entry, problem) = problems[number - 1];
            var at = Day(Math.Max(0, since - i)).AddMinutes(-90 + 17 * number);
            var wrong = Definition.Solutions(entry.Definition).Where(s => !s.MustPass).ToList();
            if (i % 3 < stumbles % 3 + 1) Submit(student, entry, problem, wrong[i % wrong.Count].Language, wrong[i % wrong.Count].Source, entry.WrongFails[i % wrong.Count], at.AddMinutes(-12));
            var right = entry.Right[(i + stumbles) % entry.Right.Count];
            Submit(student, entry, problem, right.Language, right.Source, [], at);
            language = right.Language;
            var progress = new Progress(problem.Id, student, at);
            progress.Solve(at);
            db.Add(progress);
            db.Publish(new PracticeProgressChanged(problem.Id, student, true, at), clock.GetUtcNow());
        }

        db.Add(new Practitioner(student) { Language = language, Hidden = numbers.Length == 1 });
        if (numbers.Length > 2) db.Add(new PlanStart(Plan, student, Day(since)));
    }

    private void Submit(Guid student, DemoEntry entry, CodingProblem problem, string language, string source, int[] fails, DateTimeOffset at)
    {
        var submission = new Submission(SubmissionKind.Submission, problem.Id, problem.RevisionId, student, language, source, at);
        var result = DemoVerdicts.Of(entry, fails);
        evaluations.Adopt(submission.Subject, PracticeLimits.Type, DemoVerdicts.Record(submission, result, at), "");
        submission.Judge(result);
        db.Add(submission);
    }

    /// <summary>Somebody who tried, did not get it, and left a draft.</summary>
    private void Hesitate(Guid student, (DemoEntry Entry, CodingProblem Problem) first)
    {
        var wrong = Definition.Solutions(first.Entry.Definition).First(s => !s.MustPass);
        Submit(student, first.Entry, first.Problem, wrong.Language, wrong.Source, first.Entry.WrongFails[0], Day(1));
        var draft = new Draft(first.Problem.Id, student, wrong.Language);
        draft.Save(wrong.Source + "# doors that were pushed twice are shut again\n", Day(1).AddMinutes(20));
        db.AddRange(draft, new Progress(first.Problem.Id, student, Day(1)), new Practitioner(student) { Language = wrong.Language });
    }

    private Task<int> CountAsync(CancellationToken cancellation) => db.Set<CodingProblem>().ExecuteUpdateAsync(s => s
        .SetProperty(p => p.Submissions, p => db.Set<Submission>().Count(x => x.ProblemId == p.Id && x.Kind == SubmissionKind.Submission))
        .SetProperty(p => p.Accepted, p => db.Set<Submission>().Count(x => x.ProblemId == p.Id && x.Kind == SubmissionKind.Submission && x.Accepted)), cancellation);
}
