using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Evaluators;
using PrepPlatform.Hosting;

namespace PrepPlatform.Assessments.Seeding;

/// <summary>The demo's sittings of the assessment that is answered in words, with answers of every quality from <c>seeds/demo/questions.json</c>; they are scored once the demo runs.</summary>
internal sealed class DemoWords(PrepDb db, IPeople people, HostSettings settings, IServiceProvider services, TimeProvider clock)
{
    /// <summary>Who sat it and how many hours ago; from one to the next each question gets another of its answers.</summary>
    private static readonly (string Student, double HoursAgo)[] Sittings = [("student2", 66), ("student4", 52), ("student6", 31), ("student8", 20)];

    private sealed record Entry(JsonElement Definition, string[]? Answers);

    public async Task RunAsync(CancellationToken cancellation)
    {
        var answers = DemoBank.Read<Entry>(settings.Root, "questions.json").Where(e => e.Answers is not null).ToDictionary(e => Definition.Prompt(e.Definition), e => e.Answers!);
        var assessment = await db.Set<Assessment>().AsNoTracking().Where(a => a.Status == AssessmentStatus.Published).OrderBy(a => a.PublishedAt).Skip(1).FirstOrDefaultAsync(cancellation);
        if (assessment is null) return;
        foreach (var (sitting, turn) in Sittings.Select((s, i) => (s, i)))
            if (await DemoBank.FindAsync(people, sitting.Student, cancellation) is { } student)
                await SitAsync(assessment.Id, student, new ShiftedClock(clock, TimeSpan.FromHours(-sitting.HoursAgo)), answers, turn, cancellation);
    }

    private async Task SitAsync(Guid assessment, Guid student, TimeProvider then, IReadOnlyDictionary<string, string[]> answers, int turn, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var started = await ActivatorUtilities.CreateInstance<StartAttempt>(services, then).RunAsync(assessment, student, cancellation);
        db.ChangeTracker.Clear();
        var questions = await db.Set<AttemptQuestion>().AsNoTracking().Where(q => q.AttemptId == started.Value).OrderBy(q => q.Position).ToListAsync(cancellation);
        foreach (var (question, place) in questions.Select((q, i) => (q, i)))
        {
            var texts = answers[JsonSerializer.Deserialize<Presentation>(question.Presented)!.Prompt];
            var form = new FormCollection(new() { [$"{question.Prefix}.text"] = texts[(turn + place) % texts.Length] });
            var after = new ShiftedClock(then, TimeSpan.FromMinutes(4 + 5 * place));
            await ActivatorUtilities.CreateInstance<SaveResponse>(services, after).RunAsync(started.Value, student, new Answer(question.Id, 1, "demo", form), cancellation);
            db.ChangeTracker.Clear();
        }

        var end = new ShiftedClock(then, TimeSpan.FromMinutes(6 + 5 * questions.Count));
        await ActivatorUtilities.CreateInstance<CloseAttempt>(services, end).RunAsync(started.Value, AttemptStatus.Submitted, cancellation);
    }
}
