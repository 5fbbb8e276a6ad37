using System.Diagnostics;

namespace PrepPlatform.Tests.Support;

/// <summary>A real S3 server of this machine (npm's s3rver) with one bucket, started when first asked for; it ends with the process.</summary>
public static class S3Server
{
    public const string Bucket = "prep-files", AccessKey = "S3RVER", SecretKey = "S3RVER";

    private static readonly Lazy<Task<string>> Started = new(StartAsync);

    /// <summary>Held, or its input would be closed when it is collected.</summary>
    private static Process? running;

    /// <summary>Its address.</summary>
    public static Task<string> UrlAsync() => Started.Value;

    /// <summary>It ends when nobody holds its standard input any more, however the tests ended.</summary>
    private const string Script = """
        const [, S3rver, directory, name] = process.argv;
        new (require(S3rver))({ directory, address: '127.0.0.1', port: 0, silent: true, configureBuckets: [{ name, configs: [] }] }).run().then(a => console.log(`listening on ${a.port}`));
        process.stdin.resume().on('end', () => { require('fs').rmSync(directory, { recursive: true, force: true }); process.exit(); });
        """;

    private static async Task<string> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("prep-s3-");
        var start = new ProcessStartInfo("node", ["-e", Script, Module(), folder.FullName, Bucket]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        running = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        while (await running.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith("listening on ", StringComparison.Ordinal))
            {
                _ = running.StandardOutput.ReadToEndAsync();
                _ = running.StandardError.ReadToEndAsync();
                return $"http://127.0.0.1:{line.Split(' ')[^1]}";
            }

        throw new InvalidOperationException($"The S3 server did not start: {await running.StandardError.ReadToEndAsync()}");
    }

    private static string Module()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "node_modules", "s3rver") is var module && Directory.Exists(module)) return module;
        throw new InvalidOperationException("The S3 server is not there: run npm ci --ignore-scripts.");
    }
}
