using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PrepPlatform.Practice.Domain;

/// <summary>
/// Reads published sets of test cases of functions: exercism's canonical data (https://github.com/exercism/problem-specifications, <c>canonical-data.json</c>). Cases may be
/// nested in groups; a case with <c>reimplements</c> takes the place of the one that it names; each <c>property</c> is a function and becomes a problem of its own. What the
/// judge has no type for, objects and expected errors, is left out and said.
/// </summary>
internal static partial class CaseImport
{
    private const int MostCases = 300, Examples = 2, MostDepth = 32, MostSaid = 50;

    public static ImportedSet Read(string json, string prompt)
    {
        JsonElement root;
        try
        {
            root = JsonElement.Parse(json, new JsonDocumentOptions { MaxDepth = MostDepth });
        }
        catch (JsonException e)
        {
            return new([], [$"This is no JSON that can be read: line {e.LineNumber + 1}, character {e.BytePositionInLine + 1}."]);
        }

        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("cases", out var cases) || cases.ValueKind != JsonValueKind.Array)
            return new([], ["There is no list “cases” at the top. Choose a canonical-data.json, or a problem that was exported here."]);
        var said = new List<string>();
        var all = Flatten(cases, said).ToList();
        var replaced = all.Select(c => Text(c, "reimplements")).Where(t => t.Length > 0).ToHashSet();
        var kept = all.Where(c => !replaced.Contains(Text(c, "uuid"))).ToList();
        var title = Words(Text(root, "exercise"));
        var groups = kept.GroupBy(c => Text(c, "property")).ToList();
        var made = groups.Select(g => Make(groups.Count > 1 ? $"{title}: {Words(g.Key)}" : title, g.Key, prompt, [.. g], said)).OfType<ImportedProblem>().ToList();
        return new(made, [.. said.Take(MostSaid)]);
    }

    private static IEnumerable<JsonElement> Flatten(JsonElement cases, List<string> said)
    {
        foreach (var one in cases.EnumerateArray())
        {
            if (one.ValueKind != JsonValueKind.Object) said.Add("A case is no object and was left out.");
            else if (one.TryGetProperty("cases", out var inner) && inner.ValueKind == JsonValueKind.Array)
                foreach (var nested in Flatten(inner, said)) yield return nested;
            else if (Text(one, "property").Length == 0 || !one.TryGetProperty("input", out var input) || input.ValueKind != JsonValueKind.Object || !one.TryGetProperty("expected", out _))
                said.Add($"{Name(one)}: it lacks a property, an input or what is expected.");
            else yield return one;
        }
    }

    private static ImportedProblem? Make(string title, string property, string prompt, List<JsonElement> cases, List<string> said)
    {
        var names = cases[0].GetProperty("input").EnumerateObject().Select(p => p.Name).ToList();
        var usable = cases.Where(c => Fits(c, names, said)).Take(MostCases).ToList();
        var parameters = names.Select(n => (Name: Identifier(n), Type: CaseTypes.Of(usable.Select(c => c.GetProperty("input").GetProperty(n))))).ToList();
        var returns = CaseTypes.Of(usable.Select(c => c.GetProperty("expected")));
        if (usable.Count == 0 || returns is null || parameters.Exists(p => p.Type is null))
        {
            said.Add($"{title}: its values are of no type that a function can take or return here, so no problem was made of it.");
            return null;
        }

        var definition = new JsonObject
        {
            ["prompt"] = prompt.Trim().Length > 0 ? prompt.Trim() : $"Write the function `{Identifier(property)}`.",
            ["signature"] = new JsonObject
            {
                ["name"] = Identifier(property), ["returns"] = returns,
                ["parameters"] = new JsonArray([.. parameters.Select(p => (JsonNode)new JsonObject { ["name"] = p.Name, ["type"] = p.Type })]),
            },
            ["cases"] = new JsonArray([.. usable.Select((c, i) => Case(c, names, i < Math.Min(Examples, usable.Count - 1)))]),
        };
        return new ImportedProblem(title, usable.Count, JsonSerializer.SerializeToElement(definition));
    }

    private static bool Fits(JsonElement one, List<string> names, List<string> said)
    {
        var why = one.GetProperty("expected") is { ValueKind: JsonValueKind.Object } expected ? expected.TryGetProperty("error", out _) ? "it expects an error" : "it expects an object"
            : !one.GetProperty("input").EnumerateObject().Select(p => p.Name).Order().SequenceEqual(names.Order()) ? "its inputs have other names than those of the first case"
            : one.GetProperty("input").EnumerateObject().Any(p => CaseTypes.HasObject(p.Value)) || CaseTypes.HasObject(one.GetProperty("expected")) ? "an object is in its values" : null;
        if (why is not null) said.Add($"{Name(one)}: left out, since {why}.");
        return why is null;
    }

    private static JsonNode Case(JsonElement one, List<string> names, bool example)
    {
        var made = new JsonObject
        {
            ["arguments"] = new JsonArray([.. names.Select(n => JsonNode.Parse(one.GetProperty("input").GetProperty(n).GetRawText()))]).ToJsonString(),
            ["result"] = one.GetProperty("expected").GetRawText(), ["points"] = example ? 0 : 1, ["hidden"] = !example,
        };
        if (example) made["explanation"] = Text(one, "description");
        return made;
    }

    private static string Name(JsonElement one) => Text(one, "description") is { Length: > 0 } description ? $"“{description}”" : "A case";

    /// <summary>A name that is one in every language.</summary>
    private static string Identifier(string name)
    {
        var safe = Unsafe().Replace(name, "_").Trim('_');
        return safe.Length == 0 || !char.IsAsciiLetter(safe[0]) ? $"f_{safe}" : safe;
    }

    private static string Words(string name)
    {
        var words = Capital().Replace(name.Replace('-', ' ').Replace('_', ' '), " $1").Trim().ToLowerInvariant();
        return words.Length == 0 ? "Imported problem" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    [GeneratedRegex("[^A-Za-z0-9_]+")]
    private static partial Regex Unsafe();

    [GeneratedRegex("(?<=[a-z])([A-Z])")]
    private static partial Regex Capital();
}

/// <summary>What a file holds.</summary>
/// <param name="Problems">Problems that can be made of it.</param>
/// <param name="Said">What was left out, and why.</param>
internal sealed record ImportedSet(IReadOnlyList<ImportedProblem> Problems, IReadOnlyList<string> Said);

/// <summary>A problem that can be made.</summary>
internal sealed record ImportedProblem(string Title, int Cases, JsonElement Definition);
