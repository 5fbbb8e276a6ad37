using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web;

/// <summary>A tenant's rows live where its connection says, and only there.</summary>
public sealed class ShardTests(ShardTests.App app) : IClassFixture<ShardTests.App>
{
    [Fact]
    public async Task A_tenant_on_a_second_shard_is_served_from_it()
    {
        await using (var catalogue = app.Services.GetRequiredService<Databases>().OpenCatalogue())
        {
            catalogue.Add(TestTenant.Make("faraway", "Second"));
            await catalogue.SaveChangesAsync();
        }

        await TestTenant.ProvisionAsync(app.Services);
        await app.InAsync("faraway", s => s.GetRequiredService<IAccountOpening>().AddAdminAsync("Far Away", "admin@faraway.test", CancellationToken.None));

        var id = app.Tenant("faraway").Id.Value;
        (await AccountsAsync(app.Database, id)).ShouldBe(0);
        (await AccountsAsync(app.Second, id)).ShouldBe(1);
        (await app.InDbAsync("faraway", db => db.Set<Account>().CountAsync())).ShouldBe(1);
        (await app.InDbAsync("northfield", db => db.Set<Account>().AnyAsync(a => a.Email == "admin@faraway.test"))).ShouldBeFalse();
    }

    private static async Task<long> AccountsAsync(string database, Guid tenant)
    {
        await using var connection = new Npgsql.NpgsqlConnection((await Postgres.ServerAsync()).AppConnectionString(database));
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("SELECT count(*) FROM \"Accounts\" WHERE \"TenantId\" = $1", connection) { Parameters = { new() { Value = tenant } } };
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public sealed class App : PrepApp
    {
        public string Second { get; private set; } = "";

        protected override IReadOnlyDictionary<string, string?> Adjust => new Dictionary<string, string?>
        {
            ["ConnectionStrings:Second"] = Postgres.ServerAsync().Result.AppConnectionString(Second),
            ["OwnerConnectionStrings:Second"] = Postgres.ServerAsync().Result.OwnerConnectionString(Second),
        };

        protected override bool Migrates => true;

        public override async Task InitializeAsync()
        {
            Second = await Postgres.CreateDatabaseAsync();
            await base.InitializeAsync();
        }
    }
}
