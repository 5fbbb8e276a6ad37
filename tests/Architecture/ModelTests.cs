using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using PrepPlatform.Data;
using PrepPlatform.Kernel;
using PrepPlatform.Web.Start;

namespace PrepPlatform.Tests.Architecture;

public sealed class ModelTests
{
    /// <summary>The tables of the installation itself. Anything else belongs to a tenant.</summary>
    private static readonly string[] Catalogue = ["Announcements", "DataProtectionKeys", "DisabledPlugins", "JobRuns", "TenantHosts", "Tenants"];

    public static TheoryData<string> Engines => ["postgresql", "sqlserver"];

    [Theory, MemberData(nameof(Engines))]
    public void Every_table_of_a_shard_keeps_tenants_apart(string engine)
    {
        using var db = Shard(engine);
        ModelRules.Offences(Design(db)).ShouldBeEmpty();
    }

    [Fact]
    public void The_catalogue_is_short()
    {
        using var db = DesignTime.Databases(["--engine", "postgresql"]).OpenCatalogue();
        Design(db).GetEntityTypes().Select(e => e.GetTableName()!).Order(StringComparer.Ordinal).ShouldBe(Catalogue);
    }

    [Theory, MemberData(nameof(Engines))]
    public void Every_change_of_the_model_has_its_migration(string engine)
    {
        using var shard = Shard(engine);
        shard.Database.HasPendingModelChanges().ShouldBeFalse("run ./prep migrations add NAME");
        using var catalogue = DesignTime.Databases(["--engine", engine]).OpenCatalogue();
        catalogue.Database.HasPendingModelChanges().ShouldBeFalse("run ./prep migrations add NAME");
    }

    [Fact]
    public void SQL_Server_can_hold_every_key_and_index()
    {
        using var db = Shard("sqlserver");
        var sizes = Design(db).GetEntityTypes().SelectMany(e =>
            e.GetKeys().Select(k => (Name: $"{e.ClrType.Name} key", k.Properties, Limit: 900))
            .Concat(e.GetIndexes().Select(i => (Name: $"{e.ClrType.Name} index", i.Properties, Limit: 1700))));
        sizes.Where(s => s.Properties.Sum(Bytes) > s.Limit).Select(s => $"{s.Name} {string.Join(",", s.Properties.Select(p => p.Name))}").ShouldBeEmpty();
    }

    [Fact]
    public void SQL_Server_gets_a_script_for_everything()
    {
        using var db = Shard("sqlserver");
        var script = db.GetService<IMigrator>().GenerateScript();
        foreach (var entity in Design(db).GetEntityTypes()) script.ShouldContain($"CREATE TABLE [{entity.GetTableName()}]");
        script.ShouldNotContain("ON DELETE CASCADE");
    }

    [Fact]
    public void A_forgotten_owner_key_link_or_limit_is_noticed()
    {
        using var db = new Careless();
        var offences = ModelRules.Offences(Design(db)).ToList();
        offences.ShouldContain("Stray belongs to no tenant");
        offences.ShouldContain("Leaky has no tenant filter");
        offences.ShouldContain("Leaky's key must start with the tenant");
        offences.ShouldContain("Leaky's unique index on Code must start with the tenant");
        offences.ShouldContain("Leaky's link to Stray must carry the tenant");
        offences.ShouldContain("Leaky.Code has no limit");
    }

    private static PrepDb Shard(string engine) => DesignTime.Databases(["--engine", engine]).OpenShard("Default");

    private static IModel Design(DbContext db) => db.GetService<IDesignTimeModel>().Model;

    private static int Bytes(IProperty property) => (property.GetProviderClrType() ?? property.ClrType) switch
    {
        _ when property.GetTypeMapping() is RelationalTypeMapping { ClrType: var type } && type == typeof(string) => 2 * (property.GetMaxLength() ?? 4000),
        _ => 16,
    };

    private sealed class Stray
    {
        public Guid Id { get; set; }
    }

    private sealed class Leaky : ITenantOwned
    {
        public TenantId TenantId { get; set; }
        public Guid Id { get; set; }
        public string Code { get; set; } = "";
        public Guid StrayId { get; set; }
    }

    /// <summary>A model as somebody in a hurry would make it, without the conventions.</summary>
    private sealed class Careless : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
            DesignTime.Databases(["--engine", "postgresql"]).Dialect.Use(optionsBuilder, "Host=nowhere", "none");

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Stray>();
            modelBuilder.Entity<Leaky>(e =>
            {
                e.Property(l => l.TenantId).HasConversion(t => t.Value, v => new TenantId(v));
                e.HasIndex(l => l.Code).IsUnique();
                e.HasOne<Stray>().WithMany().HasForeignKey(l => l.StrayId);
            });
        }
    }
}
