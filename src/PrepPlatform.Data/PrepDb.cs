using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PrepPlatform.Data.Model;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Kernel;

namespace PrepPlatform.Data;

/// <summary>
/// One tenant's rows in the shard that holds them. Made for a <see cref="TenantScope"/> and useless outside it: every query is filtered
/// by its tenant, every save is checked against it.
/// </summary>
public sealed class PrepDb : DbContext
{
    /// <summary>The name of the query filter that keeps tenants apart. Only <c>PlatformScope</c> may ignore it.</summary>
    public const string TenantFilter = "tenant";

    private readonly IEnumerable<IModelPart> parts;
    private readonly TenantId? bound = TenantScope.CurrentOrNone;

    internal PrepDb(DbContextOptions<PrepDb> options, IEnumerable<IModelPart> parts, IDialect dialect) : base(options)
    {
        (this.parts, Dialect) = (parts, dialect);
        ChangeTracker.Tracking += Stamp;
    }

    /// <summary>The engine's way of doing things.</summary>
    internal IDialect Dialect { get; }

    /// <summary>The tenant whose rows this context reaches.</summary>
    /// <exception cref="NoTenantException">There is no scope.</exception>
    /// <exception cref="InvalidOperationException">The scope is another tenant's than the one the context was made for.</exception>
    public TenantId Tenant => TenantScope.Current is var current && current == bound
        ? current
        : throw new InvalidOperationException("This PrepDb was made for another tenant's scope.");

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Configure(configurationBuilder);

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        OutboxModel.Build(modelBuilder);
        foreach (var part in parts) part.BuildShard(modelBuilder);
        Conventions.Apply(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => typeof(ITenantOwned).IsAssignableFrom(e.ClrType)))
            FilterMethod.MakeGenericMethod(entity.ClrType).Invoke(this, [modelBuilder]);
    }

    /// <summary>A new row becomes the current tenant's as soon as it is added, before its key is used.</summary>
    private void Stamp(object? sender, EntityTrackingEventArgs e)
    {
        if (e is { FromQuery: false, State: EntityState.Added, Entry.Entity: ITenantOwned { TenantId: var owner } } && owner == default)
            e.Entry.Property(nameof(ITenantOwned.TenantId)).CurrentValue = Tenant;
    }

    private static readonly MethodInfo FilterMethod = typeof(PrepDb).GetMethod(nameof(Filter), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private void Filter<T>(ModelBuilder model) where T : class, ITenantOwned =>
        model.Entity<T>().HasQueryFilter(TenantFilter, e => e.TenantId == Tenant);
}
