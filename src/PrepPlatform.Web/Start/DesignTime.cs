using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.Logging.Abstractions;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;

namespace PrepPlatform.Web.Start;

/// <summary>Gives the migration tool the model that the modules make, for the engine it is told: <c>-- --engine sqlserver</c>. No database is reached.</summary>
internal static class DesignTime
{
    public static Databases Databases(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(args).Build();
        configuration["Database:Engine"] = configuration["engine"];
        const string nowhere = "Server=nowhere;Database=nowhere";
        return new Databases(
            HostBuilding.DialectOf(configuration), new DatabaseOptions(nowhere, new Dictionary<string, string> { ["Default"] = nowhere }),
            Modules.All, NullLoggerFactory.Instance, new OutboxSignal());
    }
}

internal sealed class PrepDbFactory : IDesignTimeDbContextFactory<PrepDb>
{
    public PrepDb CreateDbContext(string[] args) => DesignTime.Databases(args).OpenShard("Default");
}

internal sealed class CatalogueDbFactory : IDesignTimeDbContextFactory<CatalogueDb>
{
    public CatalogueDb CreateDbContext(string[] args) => DesignTime.Databases(args).OpenCatalogue();
}
