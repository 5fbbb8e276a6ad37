using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PrepPlatform.Kernel;

namespace PrepPlatform.Data.Tenancy;

/// <summary>Refuses to save a row of another tenant, however it came into the context.</summary>
internal sealed class TenantGuard : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check((PrepDb)eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check((PrepDb)eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private static void Check(PrepDb db)
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (entry.Entity is not ITenantOwned) throw new ForeignRowException($"{entry.Metadata.DisplayName()} belongs to no tenant.");
            if (!IsOwn(entry, db.Tenant)) throw new ForeignRowException($"A row of {entry.Metadata.DisplayName()} belongs to another tenant.");
        }
    }

    private static bool IsOwn(EntityEntry entry, TenantId tenant)
    {
        var property = entry.Property(nameof(ITenantOwned.TenantId));
        return tenant.Equals(property.CurrentValue) && (entry.State == EntityState.Added || tenant.Equals(property.OriginalValue));
    }
}

/// <summary>A save would have touched another tenant's row: a bug, stopped before it reached the database.</summary>
public sealed class ForeignRowException(string message) : InvalidOperationException(message);
