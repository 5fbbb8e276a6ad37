using System.Diagnostics;

namespace PrepPlatform.Tests.Support;

/// <summary>A real S3 server of this machine (npm's s3rver) with one bucket, started when first asked for; it ends with the process.</summary>
public static class S3Server
{
    public const string Bucket = "prep-files", AccessKey = "S3RVER", SecretKey = "S3RVER";

    private static readonly Lazy<Task<string>> Started = new(StartAsync);

    /// <summary>Its address.</summary>
    public static Task<string> UrlAsync() => Started.Value;

    private static async Task<string> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("prep-s3-");
        var start = new ProcessStartInfo("node", [Program(), "--directory", folder.FullName, "--address", "127.0.0.1", "--port", "0", "--configure-bucket", Bucket]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            process.Kill();
            process.WaitForExit();
            folder.Delete(recursive: true);
        };
        // "S3rver listening on 127.0.0.1:40123"
        for (var said = ""; await process.StandardOutput.ReadLineAsync() is { } line; said += line)
            if (line.Contains("listening on", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                _ = process.StandardError.ReadToEndAsync();
                return $"http://127.0.0.1:{line.Trim().Split(':')[^1]}";
            }

        throw new InvalidOperationException($"The S3 server did not start: {await process.StandardError.ReadToEndAsync()}");
    }

    private static string Program()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "node_modules", "s3rver", "bin", "s3rver.js") is var program && File.Exists(program)) return program;
        throw new InvalidOperationException("The S3 server is not there: run npm ci --ignore-scripts.");
    }
}
