using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Hosting;

namespace PrepPlatform.Assessments.Areas.Assessments.Marking;

/// <summary>The answer to go on with: the next in the queue, or the one before, that nobody else has open.</summary>
internal sealed class FindNext(Waiting waiting, TimeProvider clock) : IUseCase
{
    public async Task<Guid?> RunAsync(MarkingFilter filter, Guid marker, bool back, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var free = (await waiting.MatchingAsync(filter, marker, cancellation)).Where(q => q.MarkerId == marker || q.HeldUntil == null || q.HeldUntil <= now);
        var key = QueueKey.Read(filter.After);
        if (back) return key is null ? null : await FirstAsync(Waiting.Backwards(Waiting.Before(free, key)), cancellation);
        if (key is null) return await FirstAsync(Waiting.InOrder(free), cancellation);
        // At the end of the queue it begins again: what was skipped still waits.
        return await FirstAsync(Waiting.InOrder(Waiting.Behind(free, key)), cancellation) ?? await FirstAsync(Waiting.InOrder(free.Where(q => q.Id != key.Id)), cancellation);
    }

    private static Task<Guid?> FirstAsync(IQueryable<AttemptQuestion> answers, CancellationToken cancellation) => answers.Select(q => (Guid?)q.Id).FirstOrDefaultAsync(cancellation);
}
