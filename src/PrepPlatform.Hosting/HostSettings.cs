using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace PrepPlatform.Hosting;

/// <summary>What the operator of an installation decides about the host.</summary>
/// <param name="BaseDomain">The public site's host; tenants are its subdomains. <c>localhost</c> on one's own machine.</param>
/// <param name="Role">What this process does.</param>
/// <param name="Demo">Whether demo tenants and accounts are there; then the host listens on loopback only.</param>
/// <param name="Https">Whether people reach it over HTTPS; then cookies are Secure and carry the <c>__Host-</c> prefix.</param>
/// <param name="Root">The folder that holds <c>tenants.json</c>, <c>themes/</c> and <c>seeds/</c>.</param>
public sealed record HostSettings(string BaseDomain, ProcessRole Role, bool Demo, bool Https, string Root)
{
    /// <summary>Reads them from the <c>Host</c> section.</summary>
    /// <exception cref="StartException">A value is wrong; the message names it and says what it should be.</exception>
    public static HostSettings Read(IConfiguration configuration) => new(
        Domain(configuration["Host:BaseDomain"] ?? "localhost"),
        Enum.TryParse<ProcessRole>(configuration["role"] ?? configuration["Host:Role"] ?? "All", true, out var role)
            ? role
            : throw new StartException("Host:Role must be web, worker or all."),
        configuration.GetValue("Host:Demo", false),
        configuration.GetValue("Host:Https", true),
        configuration["Host:Root"] ?? FindRoot());

    /// <summary>The name of a host-only cookie: prefixed where HTTPS lets the browser enforce it.</summary>
    public string CookieName(string name) => Https ? $"__Host-{name}" : name;

    /// <summary>Secure over HTTPS; over plain HTTP, which is for loopback, as the request came.</summary>
    public CookieSecurePolicy CookieSecurity() => Https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    private static string Domain(string value) =>
        Uri.CheckHostName(value) == UriHostNameType.Dns
            ? value.ToLowerInvariant()
            : throw new StartException("Host:BaseDomain must be a host name such as prep.example.edu, without port or path.");

    /// <summary>The folder with tenants.json: beside the program when published, above it in a clone.</summary>
    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "tenants.json"))) return folder.FullName;
        throw new StartException("tenants.json was found neither beside the program nor above it; set Host:Root to the folder that holds it.");
    }
}

/// <summary>What a process does.</summary>
public enum ProcessRole
{
    /// <summary>Serves pages and does the background work.</summary>
    All,

    /// <summary>Serves pages.</summary>
    Web,

    /// <summary>Delivers events and runs jobs.</summary>
    Worker,
}

/// <summary>The host cannot start; the message is one sentence that says what to change.</summary>
public sealed class StartException(string message) : Exception(message);
