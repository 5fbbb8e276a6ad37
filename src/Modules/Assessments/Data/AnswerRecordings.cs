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
        var open = await db.Set<AttemptQuestion>().Where(q => q.Id == subjectId)
            .Join(db.Set<Attempt>().Where(a => a.StudentId == personId && a.Status == AttemptStatus.InProgress && a.Deadline >= now), q => q.AttemptId, a => a.Id, (q, a) => new { q.Presented, a.Deadline })
            .SingleOrDefaultAsync(cancellation);
        if (open is null || JsonSerializer.Deserialize<Presentation>(open.Presented) is not AudioPresentation audio) return null;
        var (most, left) = (TimeSpan.FromSeconds(audio.MostSeconds), open.Deadline - now);
        return most < left ? most : left; // What would last beyond the end is not recorded any more.
    }

    public Task<bool> MayHearAsync(Guid subjectId, Guid personId, CancellationToken cancellation) => person.May(AssessmentsModule.ReviewAttempts)
        ? db.Set<AttemptQuestion>().AnyAsync(q => q.Id == subjectId, cancellation)
        : Task.FromResult(false);
}
