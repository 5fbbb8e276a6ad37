using System.Data.Common;
using PrepPlatform.Hosting;

namespace PrepPlatform.Web.Start;

/// <summary>What a demo may do and an installation for real people may not; each refusal says what to change.</summary>
internal static class ProductionChecks
{
    /// <summary>What everybody tries first.</summary>
    private static readonly HashSet<string> WellKnown = new(StringComparer.OrdinalIgnoreCase)
    {
        "postgres", "password", "passw0rd", "password1", "pass", "secret", "changeme", "change-me", "changeit", "admin", "root", "sa", "test", "prep", "prepplatform",
        "prep_app", "prep_owner", "prep-demo-2026", "your-password", "yourStrong(!)Password", "minioadmin", "12345678", "123456",
    };

    private static readonly StringComparison PathCase = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Data inside the program's own folder go with it when it is updated, cleaned or cloned anew.</summary>
    /// <exception cref="StartException">A folder lies there.</exception>
    public static void RefuseFolders(IConfiguration configuration, StartArguments arguments, bool embedded)
    {
        if (configuration.GetValue("Host:Demo", embedded && !arguments.NoDemo)) return;
        var roots = new[] { HostSettings.Read(configuration).Root, AppContext.BaseDirectory }.Select(Real).ToList();
        foreach (var (folder, option) in new[] { (arguments.DataFolder, "--data"), (configuration["Files:Folder"], "Files:Folder") })
        {
            if (folder is not { Length: > 0 }) continue;
            if (roots.FirstOrDefault(r => (Real(folder) + Path.DirectorySeparatorChar).StartsWith(r + Path.DirectorySeparatorChar, PathCase)) is { } root)
                throw new StartException($"The folder {folder} lies inside the program's own ({root}), where an update or a clean-up takes it away: choose one outside with {option}.");
        }
    }

    /// <summary>A secret that was left as an example has it is none.</summary>
    /// <exception cref="StartException">One of the settings holds such a one.</exception>
    public static void RefuseSecrets(IConfiguration configuration)
    {
        foreach (var section in new[] { "ConnectionStrings", "OwnerConnectionStrings" })
            foreach (var connection in configuration.GetSection(section).GetChildren())
            {
                var parts = new DbConnectionStringBuilder { ConnectionString = connection.Value };
                var (user, password) = (Part(parts, "Username", "User ID", "User", "UID"), Part(parts, "Password", "PWD"));
                if (password.Length > 0 && (WellKnown.Contains(password) || password.Equals(user, StringComparison.OrdinalIgnoreCase)))
                    throw new StartException($"{section}:{connection.Key} has a password that everybody tries first: give its database user one of its own, such as 'openssl rand -hex 24' makes.");
            }

        if (configuration["Files:S3:SecretKey"] is { Length: > 0 } key && WellKnown.Contains(key))
            throw new StartException("Files:S3:SecretKey is one that everybody tries first: make a key of its own for this installation.");
    }

    private static string Part(DbConnectionStringBuilder parts, params string[] names) =>
        names.Select(n => parts.TryGetValue(n, out var value) ? value?.ToString() : null).FirstOrDefault(v => v is not null) ?? "";

    /// <summary>Without links, as far as the path is there already.</summary>
    private static string Real(string path)
    {
        var whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(whole) is not { } parent) return whole;
        var here = Path.Combine(Real(parent), Path.GetFileName(whole));
        return Directory.Exists(here) ? Directory.ResolveLinkTarget(here, returnFinalTarget: true)?.FullName ?? here : here;
    }
}
