using System.Diagnostics;
using Npgsql;
using PrepPlatform.Data.PostgreSql.Embedded;

namespace PrepPlatform.Tests.Web.Embedded;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly ServerFolder folder = new();

    [Fact]
    public async Task A_second_host_on_the_same_folder_is_refused_with_the_number_of_the_first()
    {
        await using var first = await folder.StartAsync();

        var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(folder.StartAsync);

        Assert.Contains($"is in use by process {Environment.ProcessId}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_is_there_after_a_stop_and_a_start_on_the_same_port()
    {
        int port;
        await using (var server = await folder.StartAsync())
        {
            port = server.Port;
            await WriteAsync(server);
        }

        await using var again = await folder.StartAsync();

        Assert.Equal(port, again.Port);
        Assert.Equal(1L, await CountAsync(again));
    }

    [Fact]
    public async Task A_server_that_a_killed_host_left_running_is_replaced_and_nothing_is_lost()
    {
        await using (var server = await folder.StartAsync())
        {
            await WriteAsync(server);
        }

        folder.LeaveServerRunning();
        var left = folder.PostmasterId();
        await using var again = await folder.StartAsync();

        Assert.Equal(1L, await CountAsync(again));
        Assert.NotEqual(left, folder.PostmasterId());
        Assert.Contains(folder.Progress, line => line.Contains("left behind", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_killed_server_recovers_at_the_next_start()
    {
        await using (var server = await folder.StartAsync(durable: true))
        {
            await WriteAsync(server);
            using var postmaster = Process.GetProcessById(folder.PostmasterId());
            postmaster.Kill();
            await postmaster.WaitForExitAsync();
        }

        await using var again = await folder.StartAsync();

        Assert.Equal(1L, await CountAsync(again));
    }

    [Fact]
    public async Task A_stale_process_number_that_another_program_has_now_is_no_obstacle()
    {
        await using (await folder.StartAsync())
        {
        }

        var stale = $"{Environment.ProcessId}\n{folder.Cluster}\n1\n5432\n\n127.0.0.1\n";
        await File.WriteAllTextAsync(Path.Combine(folder.Cluster, "postmaster.pid"), stale);
        await using var again = await folder.StartAsync();

        Assert.True(again.Port > 0);
    }

    [Fact]
    public async Task An_interrupted_creation_starts_over()
    {
        Directory.CreateDirectory(folder.Cluster + ".new/base");
        await File.WriteAllTextAsync(folder.Cluster + ".new/PG_VERSION", "18");

        await using var server = await folder.StartAsync();

        Assert.False(Directory.Exists(folder.Cluster + ".new"));
        await WriteAsync(server);
    }

    [Fact]
    public async Task The_serving_role_reads_and_writes_rows_and_may_do_nothing_else()
    {
        await using var server = await folder.StartAsync();
        await WriteAsync(server);
        var app = server.AppConnectionString("prep");
        const string powers = "SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = current_user";

        Assert.Equal(1L, await CountAsync(server));
        Assert.Equal(false, await ServerFolder.QueryAsync(app, powers));
        await Assert.ThrowsAsync<PostgresException>(() => ServerFolder.QueryAsync(app, "CREATE TABLE other (id int)"));
        await Assert.ThrowsAsync<PostgresException>(() => ServerFolder.QueryAsync(app, "DROP TABLE note"));
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Passwords_are_for_the_hosts_eyes_alone()
    {
        await using var server = await folder.StartAsync();

        var mode = File.GetUnixFileMode(Path.Combine(folder.Path, "passwords.json"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
    }

    public void Dispose() => folder.Dispose();

    private static async Task WriteAsync(EmbeddedPostgres server)
    {
        await server.EnsureDatabaseAsync("prep", CancellationToken.None);
        await ServerFolder.QueryAsync(server.OwnerConnectionString("prep"), "CREATE TABLE note (id int GENERATED ALWAYS AS IDENTITY, text text)");
        await ServerFolder.QueryAsync(server.AppConnectionString("prep"), "INSERT INTO note (text) VALUES ('kept')");
    }

    private static Task<object?> CountAsync(EmbeddedPostgres server) =>
        ServerFolder.QueryAsync(server.AppConnectionString("prep"), "SELECT count(*) FROM note");
}
