using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PrepPlatform.Kernel;

namespace PrepPlatform.Data.Model;

/// <summary>What holds for every table, so that no module has to remember it.</summary>
internal static class Conventions
{
    /// <summary>A text column's length where the module states none.</summary>
    private const int TextLength = 200;

    public static void Configure(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<TenantId>().HaveConversion<TenantIdConverter>();
        configuration.Properties<string>().HaveMaxLength(TextLength);
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    /// <summary>Runs after the modules: keys, concurrency and restricted deletes.</summary>
    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(e => !e.IsOwned()).ToList())
        {
            if (typeof(ITenantOwned).IsAssignableFrom(entity.ClrType))
                model.Entity(entity.ClrType).Property(nameof(ITenantOwned.TenantId)).ValueGeneratedNever(); // PrepDb stamps it.
            if (typeof(TenantEntity).IsAssignableFrom(entity.ClrType))
                model.Entity(entity.ClrType).HasKey(nameof(TenantEntity.TenantId), nameof(TenantEntity.Id));
            if (typeof(IVersioned).IsAssignableFrom(entity.ClrType))
                model.Entity(entity.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
        }

        foreach (var foreignKey in model.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()).Where(f => !f.IsOwnership))
            foreignKey.DeleteBehavior = DeleteBehavior.Restrict;
    }

    private sealed class TenantIdConverter() : ValueConverter<TenantId, Guid>(t => t.Value, v => new TenantId(v));
}
