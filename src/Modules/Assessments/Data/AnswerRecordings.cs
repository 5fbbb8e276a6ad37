using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Assessments.Data;

/// <summary>A student records answers to spoken questions of their own open attempts; who reviews attempts hears them.</summary>
internal sealed class AnswerRecordings(PrepDb db, ICurrentPerson person, TimeProvider clock) : IRecordingOwner
{
    public string SubjectKind => CloseAttempt.Subject;

    public async Task<TimeSpan?> MayRecordAsync(Guid subjectId, Guid personId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var presented = await db.Set<AttemptQuestion>().Where(q => q.Id == subjectId
                && db.Set<Attempt>().Any(a => a.Id == q.AttemptId && a.StudentId == personId && a.Status == AttemptStatus.InProgress && a.Deadline >= now))
            .Select(q => q.Presented).SingleOrDefaultAsync(cancellation);
        return presented is not null && JsonSerializer.Deserialize<Presentation>(presented) is AudioPresentation audio ? TimeSpan.FromSeconds(audio.MostSeconds) : null;
    }

    public Task<bool> MayHearAsync(Guid subjectId, Guid personId, CancellationToken cancellation) => person.May(AssessmentsModule.ReviewAttempts)
        ? db.Set<AttemptQuestion>().AnyAsync(q => q.Id == subjectId, cancellation)
        : Task.FromResult(false);
}
