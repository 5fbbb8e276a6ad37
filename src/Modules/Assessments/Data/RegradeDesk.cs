using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Data;

namespace PrepPlatform.Assessments.Data;

/// <summary>Takes a regrade's row until the transaction ends, so that its pieces and people's decisions come one after another.</summary>
internal sealed class RegradeDesk(PrepDb db)
{
    public async Task<Regrade> HoldAsync(Guid id, CancellationToken cancellation)
    {
        await db.Set<Regrade>().Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.AskedAt, r => r.AskedAt), cancellation);
        return await db.Set<Regrade>().SingleAsync(r => r.Id == id, cancellation);
    }
}
