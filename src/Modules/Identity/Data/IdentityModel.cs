using Microsoft.EntityFrameworkCore;
using PrepPlatform.Identity.Domain;

namespace PrepPlatform.Identity.Data;

/// <summary>The tables of people's sign-in, in every shard.</summary>
internal static class IdentityModel
{
    public static void Build(ModelBuilder model)
    {
        model.Entity<Account>(e =>
        {
            e.ToTable("Accounts");
            e.HasAlternateKey(a => new { a.TenantId, a.Id });
            e.HasIndex(a => new { a.TenantId, a.NormalizedUserName }).IsUnique();
            e.HasIndex(a => new { a.TenantId, a.NormalizedEmail }).IsUnique();
            e.HasIndex(a => new { a.TenantId, a.Name });
            e.Property(a => a.Name).HasMaxLength(100);
            e.Property(a => a.PasswordHash).HasMaxLength(300);
            e.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
            e.HasMany(a => a.Roles).WithOne().HasForeignKey(r => new { r.TenantId, r.AccountId }).HasPrincipalKey(a => new { a.TenantId, a.Id });
        });
        model.Entity<Role>(e =>
        {
            e.ToTable("Roles");
            e.HasIndex(r => new { r.TenantId, r.Key }).IsUnique();
            e.Property(r => r.Key).HasMaxLength(40);
        });
        model.Entity<AccountRole>(e =>
        {
            e.ToTable("AccountRoles");
            e.HasKey(r => new { r.TenantId, r.AccountId, r.RoleId });
            e.HasOne(r => r.Role).WithMany().HasForeignKey(r => new { r.TenantId, r.RoleId });
        });
    }
}
