using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts;
using PrepPlatform.Data;

namespace PrepPlatform.Assessments.Data;

/// <summary>Who ran a program may listen to what comes of it.</summary>
internal sealed class RunTopic(PrepDb db) : ILiveTopic
{
    public string Prefix => $"evaluation:{TrialRun.SubjectKind}:";

    public Task<bool> MayListenAsync(string rest, Guid personId, CancellationToken cancellation) => !Guid.TryParseExact(rest, "N", out var run)
        ? Task.FromResult(false)
        : db.Set<TrialRun>().Where(r => r.Id == run).Join(db.Set<AttemptQuestion>(), r => r.AttemptQuestionId, q => q.Id, (_, q) => q.AttemptId)
            .AnyAsync(attempt => db.Set<Attempt>().Any(a => a.Id == attempt && a.StudentId == personId), cancellation);
}
