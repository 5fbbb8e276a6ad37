using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PrepPlatform.Data;
using PrepPlatform.Kernel;

namespace PrepPlatform.Tests.Architecture;

/// <summary>What every table of a shard must have so that tenants stay apart. Each rule names its offenders.</summary>
internal static class ModelRules
{
    private const string Owner = nameof(ITenantOwned.TenantId);

    /// <summary>Entities that keep the single key which ASP.NET Core Identity's stores find by.</summary>
    private static readonly string[] SingleKey = ["Account"];

    public static IEnumerable<string> Offences(IModel model) => model.GetEntityTypes().Where(e => !e.IsOwned()).SelectMany(Offences);

    private static IEnumerable<string> Offences(IEntityType entity)
    {
        var name = entity.ClrType.Name;
        if (!typeof(ITenantOwned).IsAssignableFrom(entity.ClrType)) yield return $"{name} belongs to no tenant";
        else
        {
            if (entity.FindDeclaredQueryFilter(PrepDb.TenantFilter) is null) yield return $"{name} has no tenant filter";
            if (!KeyIsRight(entity)) yield return $"{name}'s key must start with the tenant";
            foreach (var index in entity.GetIndexes().Where(i => i.IsUnique && i.Properties[0].Name != Owner))
                yield return $"{name}'s unique index on {index.Properties[0].Name} must start with the tenant";
        }

        foreach (var foreignKey in entity.GetForeignKeys())
        {
            if (foreignKey.Properties[0].Name != Owner || foreignKey.PrincipalKey.Properties[0].Name != Owner)
                yield return $"{name}'s link to {foreignKey.PrincipalEntityType.ClrType.Name} must carry the tenant";
            if (foreignKey.DeleteBehavior != DeleteBehavior.Restrict)
                yield return $"{name}'s link to {foreignKey.PrincipalEntityType.ClrType.Name} must not cascade";
        }

        foreach (var text in entity.GetProperties().Where(p => p.ClrType == typeof(string) && p.GetMaxLength() is null))
            yield return $"{name}.{text.Name} has no limit";
    }

    private static bool KeyIsRight(IEntityType entity) => SingleKey.Contains(entity.ClrType.Name)
        ? entity.GetKeys().Any(k => k.Properties is [{ Name: Owner }, { Name: "Id" }])
        : entity.FindPrimaryKey()!.Properties[0].Name == Owner;
}
