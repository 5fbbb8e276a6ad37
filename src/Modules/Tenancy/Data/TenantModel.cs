using Microsoft.EntityFrameworkCore;
using PrepPlatform.Tenancy.Domain;

namespace PrepPlatform.Tenancy.Data;

/// <summary>The tables of tenants, in the catalogue.</summary>
internal static class TenantModel
{
    public static void Build(ModelBuilder model)
    {
        model.Entity<Tenant>(e =>
        {
            e.ToTable("Tenants");
            e.Property(t => t.Id).ValueGeneratedNever();
            e.Property(t => t.Identifier).HasMaxLength(40);
            e.Property(t => t.About).HasMaxLength(2000);
            e.Property(t => t.StatusReason).HasMaxLength(400);
            e.Property(t => t.Accent).HasMaxLength(7);
            e.HasIndex(t => t.Identifier).IsUnique();
            e.HasMany(t => t.Hosts).WithOne().HasForeignKey(h => h.TenantId);
            e.Navigation(t => t.Hosts).AutoInclude();
        });
        model.Entity<TenantHost>(e =>
        {
            e.ToTable("TenantHosts");
            e.HasKey(h => h.Host);
        });
    }
}
