using System.Text.RegularExpressions;

namespace PrepPlatform.Tenancy.Domain;

/// <summary>What a tenant's subdomain may be.</summary>
internal static partial class Identifier
{
    /// <summary>The operators' subdomain.</summary>
    public const string Admin = "admin";

    /// <summary>Names that the installation keeps for itself.</summary>
    private static readonly HashSet<string> Reserved = ["www", "api", "mail", "smtp", "static", "cdn", "help", "status", "app"];

    public static bool IsAllowed(string identifier) => Pattern().IsMatch(identifier) && !Reserved.Contains(identifier);

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{1,38})[a-z0-9]$")]
    private static partial Regex Pattern();
}
