using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;

namespace PrepPlatform.Assessments.Seeding;

/// <summary>The demo's sittings of the assessment that is answered with programs, from <c>seeds/demo/questions.json</c>; they are judged once the demo runs.</summary>
internal sealed class DemoPrograms(PrepDb db, IPeople people, HostSettings settings, IServiceProvider services, TimeProvider clock)
{
    private const string Title = "Coding round";

    /// <summary>Who sat it and how many hours ago; from one to the next each question gets another of its programs. The last one is still at it.</summary>
    private static readonly (string Student, double HoursAgo)[] Sittings = [("student2", 44), ("student3", 30), ("student5", 26), ("student7", 0)];

    private sealed record Entry(string Title, JsonElement Definition, JsonElement[]? Programs);

    public async Task RunAsync(CancellationToken cancellation)
    {
        var programs = DemoBank.Read<Entry>(settings.Root, "questions.json").Where(e => e.Programs is not null).Select(e => e.Programs!).ToList();
        var assessment = await db.Set<Assessment>().AsNoTracking().SingleOrDefaultAsync(a => a.Status == AssessmentStatus.Published && a.Title == Title, cancellation);
        if (assessment is null) return;
        foreach (var (sitting, turn) in Sittings.Select((s, i) => (s, i)))
            if (await DemoBank.FindAsync(people, sitting.Student, cancellation) is { } student)
                await SitAsync(assessment.Id, student, new ShiftedClock(clock, TimeSpan.FromHours(-sitting.HoursAgo)), [.. programs.Select(p => p[turn % p.Length])], sitting.HoursAgo > 0, cancellation);
    }

    private async Task SitAsync(Guid assessment, Guid student, TimeProvider then, IReadOnlyList<JsonElement> programs, bool close, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var started = await ActivatorUtilities.CreateInstance<StartAttempt>(services, then).RunAsync(assessment, student, cancellation);
        if (!started.Succeeded) return; // A machine without any of the languages.
        db.ChangeTracker.Clear();
        var questions = await db.Set<AttemptQuestion>().AsNoTracking().Where(q => q.AttemptId == started.Value).OrderBy(q => q.Position).ToListAsync(cancellation);
        foreach (var (question, program) in questions.Zip(programs))
        {
            var answer = new Answer(question.Id, 1, "demo", DemoAnswers.ToForm(program, question.Prefix));
            var after = new ShiftedClock(then, TimeSpan.FromMinutes(close ? 12 * question.Position : 0));
            await ActivatorUtilities.CreateInstance<SaveResponse>(services, after).RunAsync(started.Value, student, answer, cancellation);
            db.ChangeTracker.Clear();
        }

        if (close) await ActivatorUtilities.CreateInstance<CloseAttempt>(services, new ShiftedClock(then, TimeSpan.FromMinutes(30))).RunAsync(started.Value, AttemptStatus.Submitted, cancellation);
        else await LeaveOpenAsync(started.Value, questions[0].Id, cancellation);
    }

    /// <summary>With extra time, so that whoever looks at the demo finds it under way, and with a run of a program.</summary>
    private async Task LeaveOpenAsync(Guid attempt, Guid question, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await db.Set<Attempt>().Where(a => a.Id == attempt).ExecuteUpdateAsync(s => s.SetProperty(a => a.Deadline, now + TimeSpan.FromHours(6)), cancellation);
        db.Add(new TrialRun(question, now));
        await db.SaveChangesAsync(cancellation);
    }
}
