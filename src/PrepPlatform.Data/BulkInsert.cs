using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using PrepPlatform.Data.Tenancy;
using PrepPlatform.Kernel;

namespace PrepPlatform.Data;

/// <summary>A column that rows are copied into.</summary>
/// <param name="Name">Its name.</param>
/// <param name="StoreType">Its type as the engine names it, with facets: <c>character varying(200)</c>.</param>
/// <param name="ClrType">The values' type after conversion.</param>
public sealed record BulkColumn(string Name, string StoreType, Type ClrType);

/// <summary>
/// Adds many new rows at once, past the change tracker but not past the tenant: each row is stamped, and one of another tenant stops all. Takes part in the
/// context's transaction. Values that the database itself makes (sequences) are left to it.
/// </summary>
public static class BulkInsertExtensions
{
    /// <summary>Copies the rows into their table as they are enumerated, so that there is never more than one in memory.</summary>
    /// <exception cref="ForeignRowException">A row belongs to another tenant; nothing was added.</exception>
    public static async Task BulkInsertAsync<T>(this PrepDb db, IEnumerable<T> rows, CancellationToken cancellation) where T : class, ITenantOwned
    {
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is no table of a shard.");
        var table = entity.GetTableName() ?? throw new InvalidOperationException($"{typeof(T).Name} has no table.");
        var properties = entity.GetProperties().Where(p => !IsMadeByDatabase(p)).Select(p => new Source(p)).ToList();
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await db.Dialect.BulkInsertAsync(
                db.Database.GetDbConnection(), db.Database.CurrentTransaction?.GetDbTransaction(), table, [.. properties.Select(p => p.Column)],
                Values(rows, properties, db.Tenant), cancellation);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static bool IsMadeByDatabase(IProperty property) =>
        property.ValueGenerated != ValueGenerated.Never && (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is { IsPrimitive: true };

    private static IEnumerable<object?[]> Values<T>(IEnumerable<T> rows, List<Source> sources, TenantId tenant) where T : class, ITenantOwned
    {
        var values = new object?[sources.Count];
        foreach (var row in rows)
        {
            if (row.TenantId != default && row.TenantId != tenant) throw new ForeignRowException($"A row of {typeof(T).Name} belongs to another tenant.");
            for (var i = 0; i < values.Length; i++) values[i] = sources[i].IsTenant ? tenant.Value : sources[i].Read(row);
            yield return values;
        }
    }

    /// <summary>Where a column's value comes from, as the model has it.</summary>
    private sealed class Source
    {
        private readonly IProperty property;
        private readonly Func<object?, object?>? convert;

        public Source(IProperty property)
        {
            var mapping = property.GetRelationalTypeMapping();
            (this.property, convert) = (property, mapping.Converter?.ConvertToProvider);
            var type = mapping.Converter?.ProviderClrType ?? property.ClrType;
            Column = new(property.GetColumnName(), mapping.StoreType, Nullable.GetUnderlyingType(type) ?? type);
        }

        public BulkColumn Column { get; }

        public bool IsTenant => property.Name == nameof(ITenantOwned.TenantId);

        public object? Read(object row)
        {
            var value = property.GetGetter().GetClrValue(row);
            return convert is null || value is null ? value : convert(value);
        }
    }
}
