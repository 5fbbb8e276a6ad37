using System.Security.Cryptography;
using System.Text;

namespace PrepPlatform.Hosting.Start;

/// <summary>What every installation has, in <c>seeds/reference/*.json</c>.</summary>
public static class ReferenceData
{
    /// <summary>Changes when any of the files does.</summary>
    public static string Fingerprint(string root)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.GetFiles(Path.Combine(root, "seeds", "reference"), "*.json").Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}

/// <summary>Brings the tenants up to date after migrating: Tenancy does it, the host asks for it.</summary>
public interface ITenantProvisioning
{
    /// <summary>Provisions whoever is behind, and seeds demo rows where the host is a demo.</summary>
    Task RunAsync(CancellationToken cancellation);

    /// <summary>Whether any tenant ever got demo rows.</summary>
    Task<bool> HasDemoAsync(CancellationToken cancellation);
}
