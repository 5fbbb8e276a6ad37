using Npgsql;

namespace PrepPlatform.Data.PostgreSql.Embedded;

/// <summary>
/// A PostgreSQL server that belongs to this process: created, started and stopped by it, reachable from this machine only.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    // For each connection the server keeps the plans of what is asked again and again; planning costs it more than running most of our queries.
    private const int KeptPlans = 100;

    private readonly FolderLock? folderLock;
    private readonly PostgresCluster cluster;
    private readonly PostgresPasswords passwords;
    private PostgresGuard? guard;
    private bool stopped;

    private EmbeddedPostgres(FolderLock? folderLock, PostgresCluster cluster, PostgresPasswords passwords)
    {
        this.folderLock = folderLock;
        this.cluster = cluster;
        this.passwords = passwords;
    }

    /// <summary>Always the loopback address.</summary>
    public string Host { get; } = PostgresCluster.Host;

    /// <summary>The TCP port, the last one used in this folder where it is still free.</summary>
    public int Port { get; private set; }

    /// <summary>
    /// Starts the server, creating or recovering its data first, and returns when it accepts connections.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">The message says in a sentence what is in the way.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options, Action<string> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        var account = await PostgresAccount.FindAsync(cancellationToken);
        var binaries = await PostgresBinaries.LocateAsync(options.BinariesFolder, account, cancellationToken);
        var folder = new PostgresFolder(options.DataFolder, account);
        await folder.PrepareAsync(cancellationToken);

        var folderLock = FolderLock.Take(folder.Lock);
        try
        {
            var passwords = PostgresPasswords.ReadOrCreate(folder);
            var cluster = new PostgresCluster(folder, new PostgresCommand(binaries, account), options.Durable);
            var server = new EmbeddedPostgres(folderLock, cluster, passwords);
            await server.StartAsync(progress, cancellationToken);
            return server;
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Uses the server of the host that runs on the folder, or starts it where none does. What was not started here is not stopped here either.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">There is no database in the folder, or it cannot be used.</exception>
    public static async Task<EmbeddedPostgres> JoinOrStartAsync(EmbeddedPostgresOptions options, Action<string> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var account = await PostgresAccount.FindAsync(cancellationToken);
        var folder = new PostgresFolder(options.DataFolder, account);
        if (!Directory.Exists(folder.Cluster)) throw new EmbeddedPostgresException($"There is no database in {folder.Root}: give --data the folder that ./prep run was started with.");
        if (!FolderLock.IsTaken(folder.Lock) || PostmasterFile.Look(folder) != PostmasterState.Ours || PostmasterFile.Port(folder) is not { } port)
            return await StartAsync(options, progress, cancellationToken);
        var binaries = await PostgresBinaries.LocateAsync(options.BinariesFolder, account, cancellationToken);
        var cluster = new PostgresCluster(folder, new PostgresCommand(binaries, account), options.Durable);
        return new EmbeddedPostgres(null, cluster, PostgresPasswords.ReadOrCreate(folder)) { Port = port, stopped = true };
    }

    /// <summary>For migrations: the role that owns the tables and may create databases.</summary>
    public string OwnerConnectionString(string database) => ConnectionString(PostgresRoles.Owner, passwords.Owner, database, 20);

    /// <summary>For serving: the role that reads and writes rows and may do nothing else.</summary>
    public string AppConnectionString(string database) => ConnectionString(PostgresRoles.App, passwords.App, database, 100, KeptPlans);

    /// <summary>Creates the database for the owner when it does not exist.</summary>
    public async Task EnsureDatabaseAsync(string database, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(OwnerConnectionString("postgres"));
        await connection.OpenAsync(cancellationToken);
        await PostgresRoles.EnsureDatabaseAsync(connection, database, cancellationToken);
    }

    /// <summary>Stops the server, waiting until everything is on disk. Call it after all that uses the database has stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopped)
        {
            return;
        }

        stopped = true;
        try
        {
            guard?.Dispose();
            await cluster.StopAsync(CancellationToken.None);
        }
        finally
        {
            folderLock?.Dispose();
        }
    }

    private async Task StartAsync(Action<string> progress, CancellationToken cancellationToken)
    {
        await cluster.EnsureCreatedAsync(passwords.Super, progress, cancellationToken);
        await cluster.StopLeftoverAsync(progress, cancellationToken);
        progress("Starting PostgreSQL");
        try
        {
            Port = await cluster.StartAsync(cancellationToken);
            guard = cluster.Guard();
            var super = ConnectionString(PostgresRoles.Super, passwords.Super, "template1", 0);
            await PostgresRoles.EnsureAsync(super, passwords, cancellationToken);
        }
        catch
        {
            guard?.Dispose();
            await cluster.StopAsync(CancellationToken.None);
            throw;
        }
    }

    private string ConnectionString(string role, string password, string database, int poolSize, int plans = 0) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = Host,
            Port = Port,
            Database = database,
            Username = role,
            Password = password,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
            Pooling = poolSize > 0,
            MaxPoolSize = Math.Max(1, poolSize),
            MaxAutoPrepare = plans,
            AutoPrepareMinUsages = 2,
        }.ConnectionString;
}
