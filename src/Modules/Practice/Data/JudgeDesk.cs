using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Evaluators;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Data;

/// <summary>Hands programs to the judge, in the caller's transaction, and takes over what it found.</summary>
internal sealed class JudgeDesk(PrepDb db, IEvaluations evaluations, ProgressDesk progress)
{
    /// <summary>Queues programs against a definition.</summary>
    public async Task OrderAsync(IReadOnlyList<Submission> submissions, JsonElement definition, CancellationToken cancellation)
    {
        var orders = submissions.Select(s => new EvaluationOrder(s.Subject, PracticeLimits.Type, definition, Definition.Response(s.Language, s.Source), Arrangement.AsWritten, s.PersonId));
        var given = await evaluations.RequestAsync([.. orders], cancellation);
        foreach (var (submission, evaluation) in submissions.Zip(given))
            if (evaluation is not null) await TakeAsync(submission, evaluation.Result, cancellation);
    }

    /// <summary>Writes down a verdict and what follows from it; the same verdict twice changes nothing.</summary>
    public async Task TakeAsync(Submission submission, EvaluationResult result, CancellationToken cancellation)
    {
        var before = submission.Accepted;
        submission.Judge(result);
        await db.SaveChangesAsync(cancellation); // What follows asks the database.
        if (submission.Kind != SubmissionKind.Submission) return;
        if (before != submission.Accepted) await progress.CountAsync(submission.ProblemId, submission.Accepted ? 1 : -1, cancellation);
        await progress.RefreshAsync(submission.ProblemId, submission.PersonId, cancellation);
    }
}

/// <summary>Whether someone has too many programs at the judge.</summary>
internal static class WaitingPrograms
{
    public const string TooMany = "Ten of your programs wait for the judge. This one was kept as your draft; hand it in when one of them is done.";

    public static async Task<bool> IsFullAsync(this PrepDb db, Guid person, CancellationToken cancellation) =>
        await db.Set<Submission>().CountAsync(s => s.PersonId == person && s.State == SubmissionState.Waiting && s.Kind != SubmissionKind.Check, cancellation) >= PracticeLimits.Waiting;
}
