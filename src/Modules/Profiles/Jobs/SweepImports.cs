using PrepPlatform.Data;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Profiles.Areas.Profiles.Imports;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Jobs;

/// <summary>Forgets files a day after they were uploaded: what they changed stands in the records' histories.</summary>
internal sealed class SweepImports(PrepDb db, DiscardImport discard, TimeProvider clock) : IScheduledWork
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(1);

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - Keep;
        var gone = await discard.ForgetAsync(db.Set<RecordImport>().Where(i => i.At < before), cancellation);
        return gone > 0 ? $"{gone} files" : null;
    }
}
