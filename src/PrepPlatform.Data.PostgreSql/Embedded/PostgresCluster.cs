using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PrepPlatform.Data.PostgreSql.Embedded;

/// <summary>The server's data directory and the server that runs on it.</summary>
internal sealed class PostgresCluster(PostgresFolder folder, PostgresCommand command, bool durable)
{
    public const string Host = "127.0.0.1";
    private const int Attempts = 20;

    // What an operator may tune in postgresql.conf; what the host relies on is on the command line, which wins.
    private static readonly string[] Tuning =
    [
        "shared_buffers=128MB", "max_connections=200", "effective_cache_size=1GB", "random_page_cost=1.1", "jit=off",
        "max_wal_size=1GB", "checkpoint_completion_target=0.9",
    ];

    // Details of an error quote the row; logs carry no answers.
    private static readonly string[] Always =
    [
        $"listen_addresses={Host}", "unix_socket_directories=", "timezone=UTC", "log_timezone=UTC", "logging_collector=on",
        "log_filename=postgresql-%a.log", "log_truncate_on_rotation=on", "log_rotation_age=1d", "log_rotation_size=0", "log_error_verbosity=terse",
    ];

    private static readonly string[] Fast =
    [
        "fsync=off", "full_page_writes=off", "synchronous_commit=off", "wal_level=minimal", "max_wal_senders=0", "autovacuum=off",
    ];

    public async Task EnsureCreatedAsync(string password, Action<string> progress, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder.Cluster))
        {
            return;
        }

        progress("Creating the database");
        var passwordFile = Path.Combine(folder.Root, "initdb.password");
        try
        {
            DeleteHalf();
            await folder.CreateOwnedAsync(folder.HalfCluster, cancellationToken);
            await folder.WriteOwnedAsync(passwordFile, password, cancellationToken);
            await InitialiseAsync(passwordFile, cancellationToken);
            Directory.Move(folder.HalfCluster, folder.Cluster);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw PostgresFailure.Explain(folder.Root, failure);
        }
        finally
        {
            File.Delete(passwordFile);
        }
    }

    /// <summary>After kill -9 of a host its server may still be running, or be on its way down.</summary>
    public async Task StopLeftoverAsync(Action<string> progress, CancellationToken cancellationToken)
    {
        switch (PostmasterFile.Look(folder))
        {
            case PostmasterState.Ours:
                progress("Stopping the PostgreSQL that an interrupted run left behind");
                await StopAsync(cancellationToken);
                break;
            case PostmasterState.Stranger:
                // Another program got the old number; PostgreSQL would take it for its own and refuse to start.
                File.Delete(folder.ProcessFile);
                break;
        }
    }

    public async Task<int> StartAsync(CancellationToken cancellationToken)
    {
        var preferred = File.Exists(folder.LastPort)
            && int.TryParse(await File.ReadAllTextAsync(folder.LastPort, cancellationToken), CultureInfo.InvariantCulture, out var last) ? last : 0;
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort(preferred);
            var said = await TryStartAsync(port, cancellationToken);
            if (said is null)
            {
                PostgresFolder.WritePrivate(folder.LastPort, port.ToString(CultureInfo.InvariantCulture));
                return port;
            }

            // Somebody else took the port meanwhile, or the last server's processes have not all gone yet: both pass.
            var passes = said.Contains("could not bind", StringComparison.Ordinal) || said.Contains("still in use", StringComparison.Ordinal);
            if (attempt == Attempts || !passes)
            {
                throw PostgresFailure.Explain("PostgreSQL did not start", folder.Logs, said);
            }

            preferred = 0;
            await Task.Delay(TimeSpan.FromMilliseconds(250), cancellationToken);
        }
    }

    public PostgresGuard Guard()
    {
        var id = PostmasterFile.ProcessId(folder)
            ?? throw new EmbeddedPostgresException($"PostgreSQL stopped as soon as it had started; see the log in {folder.Logs}.");
        return new PostgresGuard(command.StartShell(PostgresGuard.Script, id.ToString(CultureInfo.InvariantCulture)));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(folder.ProcessFile))
        {
            return;
        }

        string[] arguments = ["stop", "-D", folder.Cluster, "-m", "fast", "-w", "-t", "60"];
        var result = await command.RunAsync("pg_ctl", arguments, cancellationToken);

        // It may have stopped by itself between the look and the request.
        if (!result.Succeeded && PostmasterFile.Look(folder) == PostmasterState.Ours)
        {
            throw PostgresFailure.Explain("PostgreSQL did not stop within a minute", folder.Logs, result.Output);
        }
    }

    private async Task InitialiseAsync(string passwordFile, CancellationToken cancellationToken)
    {
        // PostgreSQL's own C.UTF-8 sorts the same on every machine and needs none of the system's locales.
        string[] arguments =
        [
            "-D", folder.HalfCluster, "--username", PostgresRoles.Super, $"--pwfile={passwordFile}", "--auth=scram-sha-256", "--encoding=UTF8",
            "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--data-checksums",
            .. durable ? Array.Empty<string>() : ["--no-sync"], .. Tuning.SelectMany(setting => new[] { "-c", setting }),
        ];
        var result = await command.RunAsync("initdb", arguments, cancellationToken);
        if (!result.Succeeded)
        {
            DeleteHalf();
            throw PostgresFailure.Explain("The database could not be created", folder.Root, result.Output);
        }
    }

    private async Task<string?> TryStartAsync(int port, CancellationToken cancellationToken)
    {
        File.Delete(folder.StartLog);
        string[] settings = [.. Always, $"log_directory={folder.Logs}", .. durable ? [] : Fast];
        var options = $"-p {port} {string.Join(' ', settings.Select(setting => $"-c {Quote(setting)}"))}";
        string[] arguments = ["start", "-D", folder.Cluster, "-w", "-t", "300", "-l", folder.StartLog, "-o", options];
        var result = await command.RunAsync("pg_ctl", arguments, cancellationToken);
        return result.Succeeded ? null : result.Output + await PostmasterFile.ReadLogAsync(folder);
    }

    // pg_ctl hands its options to a shell.
    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static int FreePort(int preferred)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, preferred);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException) when (preferred != 0)
        {
            return FreePort(0);
        }
    }

    private void DeleteHalf()
    {
        if (Directory.Exists(folder.HalfCluster))
        {
            Directory.Delete(folder.HalfCluster, recursive: true);
        }
    }
}
