using PrepPlatform.Kernel;
using System.Text.Json;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Domain;

/// <summary>Reads what crossed as JSON, and makes of it what a card is found by.</summary>
internal static class CardText
{
    /// <summary>What stands in the place of a name that was taken back.</summary>
    public const string Withdrawn = "Withdrawn candidate";

    private const int NameLength = 200;

    /// <exception cref="JsonException">It is no snapshot.</exception>
    public static CardSnapshot ReadSnapshot(string json) => JsonSerializer.Deserialize<CardSnapshot>(json, Rule.Json) is { Name: not null } snapshot
        ? snapshot with { Recommendations = snapshot.Recommendations ?? [] }
        : throw new JsonException("A card's snapshot has at least a name.");

    /// <exception cref="JsonException">These are no parts.</exception>
    public static IReadOnlyList<ScorePart> ReadParts(string json) => JsonSerializer.Deserialize<List<ScorePart>>(json, Rule.Json) ?? throw new JsonException("A score has parts.");

    public static string Write(CardSnapshot snapshot) => JsonSerializer.Serialize(snapshot, ShortlistJson.Plain);

    public static string Write(IReadOnlyList<ScorePart> parts) => JsonSerializer.Serialize(parts, ShortlistJson.Plain);

    public static string Name(string name) => Cut(name.Trim() is { Length: > 0 } told ? told : "Unnamed candidate");

    public static string Cut(string? text) => text?.Trim().Cut(NameLength) ?? "";

    /// <summary>Between bars, as they were written; those that no longer fit are left out.</summary>
    public static string Skills(IReadOnlyList<string>? skills, int most)
    {
        var text = "";
        foreach (var skill in (skills ?? []).Select(Skill).Where(s => s.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
            if (text.Length + skill.Length + 2 <= most) text = text.Length == 0 ? $"|{skill}|" : $"{text}{skill}|";
        return text;
    }

    /// <summary>A skill as it stands between the bars.</summary>
    public static string Skill(string skill) => skill.Replace('|', ' ').Trim();
}
