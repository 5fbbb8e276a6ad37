using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PrepPlatform.Data;
using PrepPlatform.Data.Model;
using PrepPlatform.Data.Outbox;

namespace PrepPlatform.Hosting.Start;

/// <summary>Something to bring up to date beside the model's own migrations, with the owner's rights; safe to run again.</summary>
public interface IMigrationStep
{
    /// <summary>Does it.</summary>
    Task RunAsync(DatabaseOptions owner, IDialect dialect, CancellationToken cancellation);
}

/// <summary>Brings all databases up to date with the owner's rights; the role that serves cannot change tables. EF Core holds a lock meanwhile.</summary>
public sealed class Migrator(IDialect dialect, IEnumerable<IModelPart> parts, IEnumerable<IMigrationStep> steps, ILoggerFactory logging)
{
    /// <summary>Migrates the catalogue, every shard, and whatever the modules keep beside them.</summary>
    public async Task RunAsync(DatabaseOptions owner, CancellationToken cancellation)
    {
        var databases = new Databases(dialect, owner, parts, logging, new OutboxSignal());
        await using (var catalogue = databases.OpenCatalogue()) await MigrateAsync(catalogue, cancellation);
        foreach (var name in databases.Shards)
        {
            await using var shard = databases.OpenShard(name);
            await MigrateAsync(shard, cancellation);
        }

        foreach (var step in steps) await step.RunAsync(owner, dialect, cancellation);
    }

    private static async Task MigrateAsync(DbContext db, CancellationToken cancellation)
    {
        if ((await db.Database.GetPendingMigrationsAsync(cancellation)).Any()) await db.Database.MigrateAsync(cancellation);
    }
}
