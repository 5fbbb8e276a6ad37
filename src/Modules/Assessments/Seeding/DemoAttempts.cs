using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Assessments.Areas.Assessments.StaffAttempts;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Assessments.Seeding;

/// <summary>
/// The demo's sittings of the first published assessment: students of all strengths over the last days, some twice, one under way, one with a score
/// that a person changed. The real handlers make them, at another time of the clock.
/// </summary>
internal sealed class DemoAttempts(PrepDb db, IPeople people, IQuestionTypes types, IServiceProvider services, TimeProvider clock)
{
    private const string Reason = "The second option is right in older editions of the course book, which this class uses.";
    private static readonly TimeSpan UnderWay = TimeSpan.FromHours(6);

    /// <summary>Who sat it, how many hours ago, and how many answers of ten are right; the last of ten are left open.</summary>
    private static readonly (string Student, double HoursAgo, int Right, int Open)[] Sittings =
    [
        ("student2", 141, 8, 0), ("student3", 122, 4, 2), ("student4", 118, 10, 0), ("student5", 97, 2, 1), ("student6", 75, 6, 0), ("student3", 71, 6, 0),
        ("student7", 50, 9, 0), ("student5", 46, 5, 0), ("student8", 27, 7, 1), ("student2", 22, 9, 0),
    ];

    public async Task RunAsync(CancellationToken cancellation)
    {
        var assessment = await db.Set<Assessment>().AsNoTracking().Where(a => a.Status == AssessmentStatus.Published).OrderBy(a => a.PublishedAt).FirstOrDefaultAsync(cancellation);
        if (assessment is null || await DemoBank.FindAsync(people, "instructor", cancellation) is not { } instructor) return;
        var last = Guid.Empty;
        foreach (var (user, hours, right, open) in Sittings)
            if (await DemoBank.FindAsync(people, user, cancellation) is { } student)
                last = await SitAsync(assessment.Id, student, new ShiftedClock(clock, TimeSpan.FromHours(-hours)), right, open, close: true, cancellation);
        if (await DemoBank.FindAsync(people, "student9", cancellation) is { } underWay)
            await LeaveOpenAsync(await SitAsync(assessment.Id, underWay, clock, 8, 6, close: false, cancellation), cancellation);
        if (last != Guid.Empty) await OverrideAsync(last, instructor, cancellation);
    }

    private async Task<Guid> SitAsync(Guid assessment, Guid student, TimeProvider then, int right, int open, bool close, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var started = await ActivatorUtilities.CreateInstance<StartAttempt>(services, then).RunAsync(assessment, student, cancellation);
        db.ChangeTracker.Clear();
        var questions = await db.Set<AttemptQuestion>().AsNoTracking().Where(q => q.AttemptId == started.Value).OrderBy(q => q.Position).ToListAsync(cancellation);
        var dice = new Dice(right * 31 + open * 7 + student.ToByteArray()[15]);
        foreach (var (question, place) in questions.Select((q, i) => (q, i)))
        {
            if (place % 10 >= 10 - open) continue;
            var after = new ShiftedClock(then, TimeSpan.FromSeconds(45 + place * 52 + dice.Next(30)));
            var fields = place * 7 % 10 < right ? await RightAsync(question, cancellation) : Wrong(question, dice);
            var answer = new Answer(question.Id, 1, "demo", DemoAnswers.ToForm(fields, question.Prefix));
            await ActivatorUtilities.CreateInstance<SaveResponse>(services, close ? after : then).RunAsync(started.Value, student, answer, cancellation);
            db.ChangeTracker.Clear();
        }

        var end = new ShiftedClock(then, TimeSpan.FromSeconds(90 + questions.Count * 60));
        if (close) await ActivatorUtilities.CreateInstance<CloseAttempt>(services, end).RunAsync(started.Value, AttemptStatus.Submitted, cancellation);
        return started.Value;
    }

    private async Task<JsonElement> RightAsync(AttemptQuestion question, CancellationToken cancellation)
    {
        var definition = await db.Set<QuestionRevision>().Where(r => r.Id == question.RevisionId).Select(r => r.Definition).SingleAsync(cancellation);
        var best = await types.BestResponseAsync(question.Type, JsonElement.Parse(definition), new Arrangement(question.Seed, question.Shuffle), cancellation);
        return best ?? JsonElement.Parse("{}");
    }

    private static JsonElement Wrong(AttemptQuestion question, Dice dice) => DemoAnswers.Guess(JsonSerializer.Deserialize<Presentation>(question.Presented)!, dice);

    /// <summary>With extra time, so that whoever looks at the demo finds it under way.</summary>
    private Task<int> LeaveOpenAsync(Guid attempt, CancellationToken cancellation) => db.Set<Attempt>().Where(a => a.Id == attempt)
        .ExecuteUpdateAsync(s => s.SetProperty(a => a.Deadline, clock.GetUtcNow() + UnderWay), cancellation);

    private async Task OverrideAsync(Guid attempt, Guid by, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var lost = await db.Set<AttemptQuestion>().AsNoTracking().Where(q => q.AttemptId == attempt && q.Response != null).OrderBy(q => q.Fraction).ThenBy(q => q.Position)
            .Select(q => new { q.Id, q.Points, q.EvaluationId }).FirstAsync(cancellation);
        await services.GetRequiredService<OverrideScore>().RunAsync(attempt, new ScoreForm { Question = lost.Id, Seen = lost.EvaluationId, Points = lost.Points, Reason = Reason }, by, cancellation);
    }
}
