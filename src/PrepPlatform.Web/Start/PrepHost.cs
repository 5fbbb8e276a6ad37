using System.Runtime.InteropServices;
using PrepPlatform.Data.PostgreSql.Embedded;
using PrepPlatform.Hosting;
using PrepPlatform.Web.Backup;

namespace PrepPlatform.Web.Start;

/// <summary>The life of the process: its database first, then the host; on the way out the other way round.</summary>
internal static class PrepHost
{
    public const string Database = "prep";

    /// <returns>0, or 1 when it could not start.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        using var stop = new CancellationTokenSource();
        // Closing the terminal (HUP) is as good as Ctrl-C; a second signal changes nothing, the database must be left whole.
        using var signals = new Signals(stop);
        try
        {
            await (BackupArguments.IsAsked(args) ? BackupCommand.RunAsync(args, stop.Token) : RunAsync(StartArguments.Parse(args), stop.Token));
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception e) when (e is StartException or EmbeddedPostgresException)
        {
            await Terminal.FailAsync(e.Message);
            return 1;
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Terminal.FailAsync($"{e.Message.TrimEnd('.')}: another program listens there. Stop it, or choose another port with --port.");
            return 1;
        }
    }

    private static async Task RunAsync(StartArguments arguments, CancellationToken stop)
    {
        var configured = HostBuilding.HasDatabase(arguments.Rest);
        ProductionChecks.RefuseFolders(HostBuilding.Read(arguments.Rest), arguments, embedded: !configured);
        await using var postgres = configured ? null : await StartDatabaseAsync(arguments, stop);
        await using var app = HostBuilding.Build([.. arguments.Rest, .. Listen(arguments)], [.. Files(arguments), .. postgres is null ? [] : Embedded(arguments, postgres)]);
        await Installation.PrepareAsync(app, migrate: postgres is not null || arguments.MigrateOnly, seed: !arguments.MigrateOnly, stop);
        if (arguments.MigrateOnly)
        {
            await Terminal.SayAsync("The databases are up to date.");
            return;
        }

        await app.StartAsync(stop);
        await Installation.RefuseOpenDemoAsync(app, stop);
        await Installation.AnnounceAsync(app, stop);
        await using var stopping = stop.Register(app.Lifetime.StopApplication);
        await app.WaitForShutdownAsync(CancellationToken.None);
    }

    private static async Task<EmbeddedPostgres> StartDatabaseAsync(StartArguments arguments, CancellationToken stop)
    {
        var folder = arguments.DataFolder ?? throw new StartException(
            "There is no database: set ConnectionStrings:Default, or give --data a folder for the embedded PostgreSQL.");
        WarmUp.Begin();
        var postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataFolder = Path.Combine(folder, "postgres") }, line => Terminal.Say(line), stop);
        await postgres.EnsureDatabaseAsync(Database, stop);
        return postgres;
    }

    public static Dictionary<string, string?> Connections(EmbeddedPostgres postgres) => new()
    {
        ["ConnectionStrings:Default"] = postgres.AppConnectionString(Database),
        ["OwnerConnectionStrings:Default"] = postgres.OwnerConnectionString(Database),
    };

    /// <summary>On one's own machine: the embedded database, plain HTTP, loopback only.</summary>
    private static Dictionary<string, string?> Embedded(StartArguments arguments, EmbeddedPostgres postgres) => new(Connections(postgres))
    {
        ["Host:Demo"] = arguments.NoDemo ? "false" : "true",
        ["Host:Https"] = "false",
    };

    /// <summary>Files and models lie in the data folder too, where nothing else is set.</summary>
    private static Dictionary<string, string?> Files(StartArguments arguments) =>
        arguments.DataFolder is { } folder ? new() { ["Files:Folder"] = Path.Combine(folder, "files"), ["Evaluation:ModelFolder"] = Path.Combine(folder, "models") } : [];

    private static string[] Listen(StartArguments arguments) =>
        arguments.Port is { } port ? ["--urls", port == 0 ? "http://127.0.0.1:0" : $"http://localhost:{port}"] : [];

    private sealed class Signals : IDisposable
    {
        private readonly PosixSignalRegistration[] registrations;

        public Signals(CancellationTokenSource stop) => registrations =
        [
            .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, c =>
            {
                c.Cancel = true;
                stop.Cancel();
            })),
        ];

        public void Dispose()
        {
            foreach (var registration in registrations) registration.Dispose();
        }
    }
}
