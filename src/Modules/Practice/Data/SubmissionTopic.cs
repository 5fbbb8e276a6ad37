using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Data;

/// <summary>Who may listen to the judging of a program: whose it is, and staff who may look at everyone's.</summary>
internal abstract class SubmissionTopic(PrepDb db, IPeople people, SubmissionKind kind, string permission) : ILiveTopic
{
    public string Prefix { get; } = $"evaluation:{Submission.SubjectKind(kind)}:";

    public async Task<bool> MayListenAsync(string rest, Guid personId, CancellationToken cancellation)
    {
        if (!Guid.TryParseExact(rest, "N", out var id)) return false;
        var owner = await db.Set<Submission>().Where(s => s.Id == id && s.Kind == kind).Select(s => (Guid?)s.PersonId).SingleOrDefaultAsync(cancellation);
        return owner is not null && (owner == personId || (await people.WhoMayAsync(permission, [], [personId], cancellation)).Count > 0);
    }

    public static string Of(Submission submission) => EvaluationProgress.Topic(Submission.SubjectKind(submission.Kind), submission.Id);
}

internal sealed class RunTopic(PrepDb db, IPeople people) : SubmissionTopic(db, people, SubmissionKind.Run, PracticeModule.Review);

internal sealed class SubmittedTopic(PrepDb db, IPeople people) : SubmissionTopic(db, people, SubmissionKind.Submission, PracticeModule.Review);

internal sealed class CheckTopic(PrepDb db, IPeople people) : SubmissionTopic(db, people, SubmissionKind.Check, PracticeModule.Author);
