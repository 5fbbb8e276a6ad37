using System.Text.RegularExpressions;
using PrepPlatform.Kernel;

namespace PrepPlatform.Data.Files;

/// <summary>The name of a file with its tenant's prefix. What could lead out of the prefix is refused: names are made by modules, so a wrong one is a bug.</summary>
internal static partial class BlobName
{
    public const int Most = 200;

    /// <exception cref="ArgumentException">The name could mean something else than a file below the tenant's prefix.</exception>
    /// <exception cref="NoTenantException">No scope was entered.</exception>
    public static string InTenant(string name)
    {
        var tenant = TenantScope.Current;
        return name.Length <= Most && Safe().IsMatch(name) ? $"{tenant}/{name}" : throw new ArgumentException("A file's name holds a-z, 0-9, hyphens, single dots and slashes between them.", nameof(name));
    }

    /// <summary>Every part begins and ends with a letter or digit, so there is no hidden, empty, current or upper folder in it.</summary>
    [GeneratedRegex("^[a-z0-9]+([-.][a-z0-9]+|-+[a-z0-9]+)*(/[a-z0-9]+([-.][a-z0-9]+|-+[a-z0-9]+)*)*\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Safe();
}
