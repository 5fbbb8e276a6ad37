using Microsoft.EntityFrameworkCore;
using Npgsql;
using PrepPlatform.Data;
using PrepPlatform.Data.PostgreSql.Embedded;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Start;
using PrepPlatform.Web.Start;

namespace PrepPlatform.Web.Backup;

/// <summary><c>backup</c> and <c>restore</c> on the command line.</summary>
internal static class BackupCommand
{
    public static async Task RunAsync(string[] args, CancellationToken stop)
    {
        var arguments = BackupArguments.Parse(args);
        try
        {
            await RunAsync(arguments, stop);
        }
        catch (Exception e) when (e is NpgsqlException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new StartException($"The {args[0]} was broken off and nothing was {(arguments.Restores ? "changed" : "left behind")}: {e.Message}");
        }
    }

    private static async Task RunAsync(BackupArguments arguments, CancellationToken stop)
    {
        // Before there is so much as a folder for it.
        var manifest = arguments.Restores ? await VerifyAsync(arguments.File!, stop) : null;
        await using var postgres = HostBuilding.HasDatabase(arguments.Rest) ? null : await OpenAsync(arguments, stop);
        await using var app = HostBuilding.Build([.. arguments.Rest, "--Host:Role", "web"], postgres is null ? [] : PrepHost.Connections(postgres));
        var engine = app.Services.GetRequiredService<IDialect>().Engine;
        var owner = Installation.Owner(app);
        var places = Places.Find(app.Configuration, owner, engine, arguments.DataFolder);
        var clock = app.Services.GetRequiredService<TimeProvider>();
        if (!arguments.Restores)
        {
            await new BackUp(places, engine, clock).RunAsync(arguments.File ?? Path.GetFullPath($"prep-backup-{clock.GetUtcNow():yyyyMMdd-HHmmss}.tar.gz"), stop);
            return;
        }

        var migrator = app.Services.GetRequiredService<Migrator>();
        var restore = new Restore(places, Known(app.Services.GetRequiredService<Databases>()), c => migrator.RunAsync(owner, c));
        await restore.RunAsync(arguments.File!, manifest!, arguments.Replace ? ConfirmAsync : null, stop);
    }

    private static Task<Manifest> VerifyAsync(string path, CancellationToken stop)
    {
        if (!File.Exists(path)) throw new StartException($"There is no file {path}.");
        Terminal.Say($"Checking {path}");
        return ArchiveReader.VerifyAsync(path, stop);
    }

    /// <summary>A backup reads from the server that a host has running; a restore wants the folder for itself.</summary>
    private static async Task<EmbeddedPostgres> OpenAsync(BackupArguments arguments, CancellationToken stop)
    {
        var folder = arguments.DataFolder ?? throw new StartException("There is no database: set ConnectionStrings:Default, or give --data the folder of the embedded PostgreSQL.");
        var options = new EmbeddedPostgresOptions { DataFolder = Path.Combine(folder, "postgres") };
        if (!arguments.Restores) return await EmbeddedPostgres.JoinOrStartAsync(options, Terminal.Say, stop);
        var postgres = await EmbeddedPostgres.StartAsync(options, Terminal.Say, stop);
        await postgres.EnsureDatabaseAsync(PrepHost.Database, stop);
        return postgres;
    }

    private static KnownMigrations Known(Databases databases)
    {
        using var catalogue = databases.OpenCatalogue();
        using var shard = databases.OpenShard("Default");
        return new KnownMigrations([.. catalogue.Database.GetMigrations()], [.. shard.Database.GetMigrations()]);
    }

    private static async Task<bool> ConfirmAsync()
    {
        Terminal.Say("All rows and files that are here will be thrown away. Type replace to go on:");
        return (await Console.In.ReadLineAsync())?.Trim() == "replace";
    }
}
