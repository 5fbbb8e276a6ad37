using Microsoft.EntityFrameworkCore;
using Npgsql;
using PrepPlatform.Data;
using PrepPlatform.Data.Tenancy;
using PrepPlatform.Kernel;
using PrepPlatform.Tests.Support;
using PrepPlatform.Web.Start;

namespace PrepPlatform.Tests.Web;

/// <summary>Made from the model: for every table of a shard, what one tenant's code can do to another's rows of the same kind. Nothing.</summary>
public sealed class IsolationTests(PrepApp app) : IClassFixture<PrepApp>
{
    /// <summary>Two colleges; for tables that only companies have rows in, two companies.</summary>
    private static readonly (string Mine, string Theirs) Colleges = ("northfield", "lakeside"), Companies = ("acme", "globex");

    public static TheoryData<string> Tables
    {
        get
        {
            using var db = DesignTime.Databases(["--engine", "postgresql"]).OpenShard("Default");
            return [.. db.Model.GetEntityTypes().Where(e => !e.IsOwned()).Select(e => e.Name)];
        }
    }

    [Theory, MemberData(nameof(Tables))]
    public async Task The_demo_leaves_rows_of_two_tenants(string table)
    {
        var (mine, theirs) = await PairAsync(table);
        (await CountAsync(table, mine)).ShouldBeGreaterThan(0);
        (await CountAsync(table, theirs)).ShouldBeGreaterThan(0);
    }

    [Theory, MemberData(nameof(Tables))]
    public async Task Their_rows_cannot_be_read(string table)
    {
        var (mine, theirs) = await PairAsync(table);
        var row = await FirstAsync(table, theirs);
        await app.InDbAsync(mine, async db =>
        {
            (await db.FindAsync(row.GetType(), Key(db, row))).ShouldBeNull();
            (await Rows(db, row.GetType()).ToListAsync()).ShouldAllBe(r => ((ITenantOwned)r).TenantId == app.Tenant(mine).Id);
            return 0;
        });
    }

    [Theory, MemberData(nameof(Tables))]
    public async Task Their_rows_cannot_be_deleted_in_bulk(string table)
    {
        var (mine, theirs) = await PairAsync(table);
        var before = await CountAsync(table, theirs);
        var owner = app.Tenant(theirs).Id;
        var deleted = await app.InDbAsync(mine, db => Rows(db, TypeOf(db, table)).Where(r => EF.Property<TenantId>(r, nameof(ITenantOwned.TenantId)) == owner).ExecuteDeleteAsync());
        deleted.ShouldBe(0);
        (await CountAsync(table, theirs)).ShouldBe(before);
    }

    [Theory, MemberData(nameof(Tables))]
    public async Task Their_rows_cannot_be_changed_deleted_or_added(string table)
    {
        var (mine, theirs) = await PairAsync(table);
        foreach (var state in new[] { EntityState.Modified, EntityState.Deleted, EntityState.Added })
        {
            var row = await FirstAsync(table, theirs);
            await app.InDbAsync(mine, async db =>
            {
                db.Entry(row).State = state;
                await Should.ThrowAsync<ForeignRowException>(() => db.SaveChangesAsync());
                return 0;
            });
        }
    }

    [Theory, MemberData(nameof(Tables))]
    public async Task Their_rows_cannot_be_linked_even_by_the_database_role_itself(string table)
    {
        var (mine, theirs) = await PairAsync(table);
        using var design = DesignTime.Databases(["--engine", "postgresql"]).OpenShard("Default");
        foreach (var link in design.Model.FindEntityType(table)!.GetForeignKeys())
        {
            var principal = await FirstAsync(link.PrincipalEntityType.Name, theirs);
            var target = await app.InDbAsync(theirs, db => Task.FromResult(link.PrincipalKey.Properties.Skip(1).Select(p => db.Entry(principal).Property(p.Name).CurrentValue!).ToList()));
            var sets = string.Join(", ", link.Properties.Skip(1).Select((p, i) => $"\"{p.GetColumnName()}\" = ${i + 2}"));
            var error = await Should.ThrowAsync<PostgresException>(() => ExecuteAsync($"UPDATE \"{link.DeclaringEntityType.GetTableName()}\" SET {sets} WHERE \"TenantId\" = $1", [app.Tenant(mine).Id.Value, .. target]));
            error.SqlState.ShouldBeOneOf(PostgresErrorCodes.ForeignKeyViolation, PostgresErrorCodes.UniqueViolation);
        }
    }

    [Theory, MemberData(nameof(Tables))]
    public async Task Without_a_tenant_nothing_is_asked(string table)
    {
        await using var db = ((Databases)app.Services.GetService(typeof(Databases))!).OpenShard("Default");
        await Should.ThrowAsync<NoTenantException>(() => Rows(db, TypeOf(db, table)).ToListAsync());
    }

    private async Task<(string Mine, string Theirs)> PairAsync(string table) => await CountAsync(table, Colleges.Mine) > 0 ? Colleges : Companies;

    private Task<object> FirstAsync(string table, string tenant) => app.InDbAsync(tenant, db => Rows(db, TypeOf(db, table)).AsNoTracking().FirstAsync());

    private Task<int> CountAsync(string table, string tenant) => app.InDbAsync(tenant, db => Rows(db, TypeOf(db, table)).CountAsync());

    private static Type TypeOf(DbContext db, string table) => db.Model.FindEntityType(table)!.ClrType;

    private static IQueryable<object> Rows(DbContext db, Type type) =>
        (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(type).Invoke(db, null)!;

    private static object?[] Key(DbContext db, object row) =>
        [.. db.Model.FindEntityType(row.GetType())!.FindPrimaryKey()!.Properties.Select(p => db.Entry(row).Property(p.Name).CurrentValue)];

    private async Task ExecuteAsync(string sql, object[] values)
    {
        var server = await Postgres.ServerAsync();
        await using var connection = new NpgsqlConnection(server.AppConnectionString(app.Database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
