using Npgsql;
using PrepPlatform.Data.PostgreSql.Embedded;

namespace PrepPlatform.Tests.Support;

/// <summary>One PostgreSQL for all tests of a suite's process; each test class works on a database of its own, copied from a template.</summary>
public static class Postgres
{
    private static readonly Lazy<Task<EmbeddedPostgres>> Server = new(StartAsync);
    private static readonly SemaphoreSlim OneCopyAtATime = new(1);
    private static int count;

    /// <summary>The server, started when first asked for; it ends with the process.</summary>
    public static Task<EmbeddedPostgres> ServerAsync() => Server.Value;

    /// <summary>A new database: empty, or a copy of another one that nobody is connected to.</summary>
    public static async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var server = await ServerAsync();
        var name = $"test_{Interlocked.Increment(ref count)}";
        await OneCopyAtATime.WaitAsync();
        try
        {
            if (template is null)
            {
                await server.EnsureDatabaseAsync(name, CancellationToken.None);
                return name;
            }

            await using var connection = new NpgsqlConnection(server.OwnerConnectionString("postgres"));
            await connection.OpenAsync();
            await using var copy = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {template}", connection);
            await copy.ExecuteNonQueryAsync();
            TestFiles.Copied(name, template);
            return name;
        }
        finally
        {
            OneCopyAtATime.Release();
        }
    }

    private static Task<EmbeddedPostgres> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("prep-db-");
        // The server's own account passes through it.
        if (!OperatingSystem.IsWindows()) folder.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(folder);
        return EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder.FullName, Durable = false }, _ => { }, CancellationToken.None);
    }

    private static void Stop(DirectoryInfo folder)
    {
        if (Server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) Server.Value.Result.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));
        folder.Delete(recursive: true);
    }
}
