using System.Text.Json;
using System.Text.Json.Nodes;

namespace PrepPlatform.Assessments.Domain;

/// <summary>What every question type's definition has, read without knowing the type.</summary>
internal static class Definition
{
    /// <summary>The JSON as an element of its own.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonElement Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    /// <summary>The JSON as an element, or null where it is none.</summary>
    public static JsonElement? TryParse(string json)
    {
        try
        {
            return Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What is asked, Markdown, or empty.</summary>
    public static string Prompt(JsonElement definition) => Text(definition, "prompt");

    /// <summary>What is shown after answering, Markdown, or empty.</summary>
    public static string Explanation(JsonElement definition) => Text(definition, "explanation");

    /// <summary>What it counts; 1 where nothing usable is said.</summary>
    public static decimal Points(JsonElement definition) =>
        Find(definition, "points") is { ValueKind: JsonValueKind.Number } points && points.TryGetDecimal(out var number) && number > 0 ? number : 1;

    /// <summary>The same question counting <paramref name="points"/>, as an assessment may have it: then the parts of a score add up to what it shows.</summary>
    public static JsonElement WithPoints(JsonElement definition, decimal points)
    {
        if (Points(definition) == points || JsonObject.Create(definition) is not { } changed) return definition;
        changed["points"] = points;
        return JsonSerializer.SerializeToElement(changed);
    }

    private static string Text(JsonElement definition, string name) =>
        Find(definition, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    private static JsonElement? Find(JsonElement definition, string name) =>
        definition.ValueKind == JsonValueKind.Object && definition.TryGetProperty(name, out var value) ? value : null;
}
