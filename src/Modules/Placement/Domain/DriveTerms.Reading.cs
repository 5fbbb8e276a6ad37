using System.Text.Json;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Domain;

internal sealed partial record DriveTerms
{
    public const int MostTitle = 150, MostAbout = 4000, MostRoles = 5, MostRounds = 8, MostName = 80;

    /// <summary>A message to the other side holds 32,000 characters, rules and ranking included.</summary>
    private const int MostTold = 16_000;

    public static readonly IReadOnlyList<string> Currencies = ["INR", "USD", "EUR", "GBP"];

    public static DriveTerms Read(string json) => JsonSerializer.Deserialize<DriveTerms>(json, Rule.Json)!;

    public string Write() => JsonSerializer.Serialize(this, Rule.Json);

    /// <summary>Whether it fits into its column and, escaped once more, into a message with the rules.</summary>
    public bool IsTooLong() => Write() is var json && (json.Length > MostText || JsonSerializer.Serialize(json).Length > MostTold);

    /// <summary>What another tenant told, if it is terms that could have been written in the form; else null.</summary>
    public static DriveTerms? TryRead(string json)
    {
        try
        {
            return json.Length <= MostText && JsonSerializer.Deserialize<DriveTerms>(json, Rule.Json) is { } terms && terms.Fits ? terms : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool Fits =>
        Title is { Length: > 0 and <= MostTitle } && About is { Length: <= MostAbout } && Roles is { Count: >= 1 and <= MostRoles } && Rounds is { Count: >= 1 and <= MostRounds }
        && Roles.All(r => r is { Title.Length: > 0 and <= MostName, Location.Length: <= MostName, PackageFrom: >= 0, Openings: >= 1 } && r.PackageTo >= r.PackageFrom && Currencies.Contains(r.Currency))
        && Rounds.All(r => r is { Name.Length: > 0 and <= MostName }) && Rounds.Select(r => r.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() == Rounds.Count
        && !Write().Contains("\\u0000", StringComparison.Ordinal);
}
