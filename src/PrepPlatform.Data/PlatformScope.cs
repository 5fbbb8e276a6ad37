using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Kernel;

namespace PrepPlatform.Data;

/// <summary>The only way to read across tenants: for operators, read-only, and written down in the platform's own audit log.</summary>
public sealed class PlatformScope(Databases databases, IAudit audit, PrepDb platform)
{
    /// <summary>Asks every shard and puts the answers together.</summary>
    /// <typeparam name="TEntity">A tenant-owned table.</typeparam>
    /// <typeparam name="TRow">What is read of it: figures, not people's data.</typeparam>
    /// <param name="reason">Why, in one sentence for the audit log.</param>
    /// <param name="query">The question; it must not ignore any other filter.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="InvalidOperationException">The caller does not work for the platform's tenant.</exception>
    public async Task<IReadOnlyList<TRow>> ReadAsync<TEntity, TRow>(
        string reason, Func<IQueryable<TEntity>, IQueryable<TRow>> query, CancellationToken cancellation) where TEntity : class, ITenantOwned
    {
        if (TenantScope.Current != TenantId.Platform) throw new InvalidOperationException("Only operators read across tenants.");
        audit.Record("platform.read-across-tenants", typeof(TEntity).Name, reason);
        await platform.SaveChangesAsync(cancellation);
        var rows = new List<TRow>();
        foreach (var shard in databases.Shards)
        {
            await using var db = databases.OpenShard(shard);
            rows.AddRange(await query(db.Set<TEntity>().AsNoTracking().IgnoreQueryFilters([PrepDb.TenantFilter])).ToListAsync(cancellation));
        }

        return rows;
    }
}
