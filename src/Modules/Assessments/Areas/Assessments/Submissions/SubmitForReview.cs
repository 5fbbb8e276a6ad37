using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Areas.Assessments.Submissions;

internal sealed class SubmitForReview(AssessmentDesk desk, OutlineReader reader, Readiness readiness) : IUseCase
{
    public async Task<Result<Assessment>> RunAsync(Guid id, CancellationToken cancellation)
    {
        if (await reader.ReadAsync(id, tracked: false, cancellation) is not { } outline) return Result.NotFound<Assessment>();
        if ((await readiness.LookCloselyAsync(outline, cancellation)).Any(c => !c.Ok)) return Result.Invalid<Assessment>("", "It is not ready for review: its page lists what it still needs.");
        return await desk.MoveAsync(id, (a, at) =>
        {
            // What was looked at is what is sent.
            if (a.Version != outline.Assessment.Version) throw new InvalidOperationException("It was changed meanwhile.");
            a.SubmitForReview(outline.Questions.ToDictionary(q => q.Key, q => q.Value.RevisionId), at);
        }, "submitted", "Sent for review:", cancellation);
    }
}

internal sealed class WithdrawFromReview(AssessmentDesk desk) : IUseCase
{
    public Task<Result<Assessment>> RunAsync(Guid id, CancellationToken cancellation) =>
        desk.MoveAsync(id, (a, _) => a.Withdraw(), "withdrawn", "Took back from review:", cancellation);
}
