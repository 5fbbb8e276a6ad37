using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data.Model;
using PrepPlatform.Data.Protection;

namespace PrepPlatform.Data;

/// <summary>The installation's own tables: tenants, keys, job runs, announcements. Nothing here belongs to a tenant's people.</summary>
public sealed class CatalogueDb(DbContextOptions<CatalogueDb> options, IEnumerable<IModelPart> parts) : DbContext(options)
{
    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Configure(configurationBuilder);

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StoredKey>().ToTable("DataProtectionKeys").Property(k => k.Xml).HasMaxLength(8000);
        modelBuilder.Entity<Announcement>().ToTable("Announcements").Property(a => a.Payload).HasMaxLength(4000);
        foreach (var part in parts) part.BuildCatalogue(modelBuilder);
        Conventions.Apply(modelBuilder);
    }
}
