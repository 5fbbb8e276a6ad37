using System.Diagnostics;
using System.Globalization;
using Npgsql;
using PrepPlatform.Data.PostgreSql.Embedded;

namespace PrepPlatform.Tests.Web.Embedded;

/// <summary>A folder for one test's server, and the mishaps that may befall it.</summary>
internal sealed class ServerFolder : IDisposable
{
    // Not made in advance: the server gives its folder the modes that its account needs.
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"prep-postgres-{Guid.CreateVersion7():n}");

    public string Cluster => System.IO.Path.Combine(Path, "18");

    public List<string> Progress { get; } = [];

    public Task<EmbeddedPostgres> StartAsync() => StartAsync(durable: false);

    public Task<EmbeddedPostgres> StartAsync(bool durable) =>
        EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = Path, Durable = durable }, Progress.Add, CancellationToken.None);

    public int PostmasterId() =>
        int.Parse(File.ReadLines(System.IO.Path.Combine(Cluster, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>A server that no host looks after, as after the death of host and guard.</summary>
    public void LeaveServerRunning()
    {
        var server = File.ReadAllText(System.IO.Path.Combine(Cluster, "postmaster.opts")).Split(' ')[0];
        var control = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(server)!, "pg_ctl");
        var log = System.IO.Path.Combine(Path, "log", "left.log");
        string[] start = [control, "start", "-w", "-D", Cluster, "-l", log, "-o", $"-k '' -p {FreePort()}"];
        string[] account = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid", "prepplatform", "--regid", "prepplatform", "--clear-groups"] : [];
        string[] command = [.. account, .. start];
        using var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    public static async Task<object?> QueryAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
