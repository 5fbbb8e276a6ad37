using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Areas.Assessments.Attempts;

/// <summary>Starts a student's attempt, or finds the one that is open.</summary>
internal sealed class StartAttempt(PrepDb db, Paper paper, CloseAttempt close, IAudit audit, TimeProvider clock) : IUseCase
{
    private sealed record Earlier(Guid Id, int Number, AttemptStatus Status, DateTimeOffset Deadline);

    /// <returns>The attempt's id.</returns>
    public async Task<Result<Guid>> RunAsync(Guid assessmentId, Guid student, CancellationToken cancellation)
    {
        var assessment = await db.Set<Assessment>().AsNoTracking().Include(a => a.Sections).ThenInclude(s => s.Items)
            .SingleOrDefaultAsync(a => a.Id == assessmentId && (a.Status == AssessmentStatus.Published || a.Status == AssessmentStatus.Archived), cancellation);
        if (assessment is null) return Result.NotFound<Guid>();
        var now = clock.GetUtcNow();
        var earlier = await EarlierAsync(assessmentId, student, cancellation);
        if (earlier.FirstOrDefault(e => e.Status == AttemptStatus.InProgress) is { } open)
        {
            if (now <= open.Deadline) return Result.Ok(open.Id);
            await close.RunAsync(open.Id, AttemptStatus.TimedOut, cancellation);
        }

        if (Attempt.WhyNot(assessment, earlier.Count, now) is { } why) return Result.Invalid<Guid>("", why);
        return await BeginAsync(assessment, student, earlier.Count + 1, now, cancellation);
    }

    private Task<List<Earlier>> EarlierAsync(Guid assessment, Guid student, CancellationToken cancellation) => db.Set<Attempt>().AsNoTracking()
        .Where(a => a.AssessmentId == assessment && a.StudentId == student)
        .Select(a => new Earlier(a.Id, a.Number, a.Status, a.Deadline)).ToListAsync(cancellation);

    private async Task<Result<Guid>> BeginAsync(Assessment assessment, Guid student, int number, DateTimeOffset now, CancellationToken cancellation)
    {
        var limit = now + TimeSpan.FromMinutes(assessment.TimeLimitMinutes);
        var attempt = new Attempt(assessment.Id, student, number, now, assessment.ClosesAt < limit ? assessment.ClosesAt.Value : limit, NewSeed());
        var questions = await paper.MakeAsync(assessment, attempt.Seed, cancellation);
        if (!questions.Succeeded) return await ReportAsync(assessment, questions.Problems[0], cancellation);
        attempt.Questions.AddRange(questions.Value);
        attempt.MaxPoints = questions.Value.Sum(q => q.Points);
        db.Add(attempt);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return Result.Ok(attempt.Id);
        }
        catch (DbUpdateException)
        {
            // Pressed twice, or on two devices at once: the key lets one through.
            db.ChangeTracker.Clear();
            var earlier = await EarlierAsync(assessment.Id, student, cancellation);
            if (earlier.FirstOrDefault(e => e.Status == AttemptStatus.InProgress && now <= e.Deadline) is { } other) return Result.Ok(other.Id);
            throw;
        }
    }

    private async Task<Result<Guid>> ReportAsync(Assessment assessment, Problem problem, CancellationToken cancellation)
    {
        audit.Record("attempts.start-failed", $"assessment/{assessment.Id}", $"“{assessment.Title}” could not be started: {problem.Field}");
        await db.SaveChangesAsync(cancellation);
        return Result.Invalid<Guid>("", problem.Message);
    }

    private static long NewSeed() => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)) | 1;
}
