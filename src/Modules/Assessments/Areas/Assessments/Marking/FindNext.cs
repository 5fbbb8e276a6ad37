using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Data;
using PrepPlatform.Hosting;

namespace PrepPlatform.Assessments.Areas.Assessments.Marking;

/// <summary>The answer to go on with: the next in the queue, or the one before, that nobody else has open. Whoever goes on lets go of what they had.</summary>
internal sealed class FindNext(PrepDb db, Waiting waiting, TimeProvider clock) : IUseCase
{
    public async Task<Guid?> RunAsync(MarkingFilter filter, Guid marker, bool back, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await db.Set<AttemptQuestion>().Where(q => q.WaitsSince != null && q.MarkerId == marker)
            .ExecuteUpdateAsync(s => s.SetProperty(q => q.MarkerId, (Guid?)null).SetProperty(q => q.HeldUntil, (DateTimeOffset?)null), cancellation);
        var free = (await waiting.MatchingAsync(filter, marker, cancellation)).Where(q => q.HeldUntil == null || q.HeldUntil <= now);
        var key = QueueKey.Read(filter.After);
        if (back) return key is null ? null : await FirstAsync(Waiting.Backwards(Waiting.Before(free, key)), cancellation);
        if (key is null) return await FirstAsync(Waiting.InOrder(free), cancellation);
        // At the end of the queue it begins again: what was skipped still waits.
        return await FirstAsync(Waiting.InOrder(Waiting.Behind(free, key)), cancellation) ?? await FirstAsync(Waiting.InOrder(free.Where(q => q.Id != key.Id)), cancellation);
    }

    private static Task<Guid?> FirstAsync(IQueryable<AttemptQuestion> answers, CancellationToken cancellation) => answers.Select(q => (Guid?)q.Id).FirstOrDefaultAsync(cancellation);
}
