using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;

namespace PrepPlatform.Assessments.Seeding;

/// <summary>The demo's sittings of the assessment that is answered aloud, with the recordings of <c>seeds/demo/audio</c>; where no speech model is installed they wait for a person.</summary>
internal sealed class DemoSpeech(PrepDb db, IPeople people, IRecordings recordings, HostSettings settings, IServiceProvider services)
{
    private const string Title = "Speaking round";

    /// <summary>What is said in the order of the questions; the second one has answered the first question only.</summary>
    private static readonly (string Student, double HoursAgo, string[] Files)[] Sittings = [("student4", 22, ["address-bar.wav", "slow-page.wav"]), ("student6", 5, ["address-bar.wav"])];

    public async Task RunAsync(CancellationToken cancellation)
    {
        var assessment = await db.Set<Assessment>().AsNoTracking().SingleOrDefaultAsync(a => a.Status == AssessmentStatus.Published && a.Title == Title, cancellation);
        if (assessment is null) return;
        foreach (var (user, hours, files) in Sittings)
            if (await DemoBank.FindAsync(people, user, cancellation) is { } student)
                await SitAsync(assessment.Id, student, new ShiftedClock(services.GetRequiredService<TimeProvider>(), TimeSpan.FromHours(-hours)), files, cancellation);
    }

    private async Task SitAsync(Guid assessment, Guid student, TimeProvider then, string[] files, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var started = await ActivatorUtilities.CreateInstance<StartAttempt>(services, then).RunAsync(assessment, student, cancellation);
        if (!started.Succeeded) return; // An installation without the plugin.
        db.ChangeTracker.Clear();
        var questions = await db.Set<AttemptQuestion>().AsNoTracking().Where(q => q.AttemptId == started.Value).OrderBy(q => q.Position).ToListAsync(cancellation);
        foreach (var (question, file) in questions.Zip(files))
        {
            await using var sound = File.OpenRead(Path.Combine(settings.Root, "seeds", "demo", "audio", file));
            var name = await recordings.KeepAsync(CloseAttempt.Subject, question.Id, student, "audio/wav", sound, then.GetUtcNow().AddMinutes(2 * question.Position), cancellation);
            db.ChangeTracker.Clear();
            var form = DemoAnswers.ToForm(JsonSerializer.SerializeToElement(new { audio = name }), question.Prefix);
            await ActivatorUtilities.CreateInstance<SaveResponse>(services, new ShiftedClock(then, TimeSpan.FromMinutes(3 * question.Position))).RunAsync(started.Value, student, new Answer(question.Id, 1, "demo", form), cancellation);
            db.ChangeTracker.Clear();
        }

        await ActivatorUtilities.CreateInstance<CloseAttempt>(services, new ShiftedClock(then, TimeSpan.FromMinutes(8))).RunAsync(started.Value, AttemptStatus.Submitted, cancellation);
    }
}
