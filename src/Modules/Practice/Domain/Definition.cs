using System.Text.Encodings.Web;
using System.Text.Json;

namespace PrepPlatform.Practice.Domain;

/// <summary>What this module reads of a definition of the type <c>code</c>; everything else is the judge's affair.</summary>
internal static class Definition
{
    /// <summary>Programs in other alphabets would otherwise grow sixfold.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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

    public static string Write(JsonElement definition) => JsonSerializer.Serialize(definition, Plain);

    public static string Prompt(JsonElement definition) => Text(definition, "prompt");

    /// <summary>A program as the judge is answered with it.</summary>
    public static JsonElement Response(string language, string source) =>
        JsonElement.Parse(JsonSerializer.Serialize(new { language, source }, Plain));

    /// <summary>Whether programs may be written in a language; where none is named, in all that the judge has.</summary>
    public static bool Takes(JsonElement definition, string language) =>
        List(definition, "languages") is { Count: > 0 } named ? named.Any(l => l.ValueKind == JsonValueKind.String && l.GetString() == language) : language.Length > 0;

    /// <summary>The author's solutions: the reference first, then those that must fail.</summary>
    public static IReadOnlyList<Solution> Solutions(JsonElement definition)
    {
        var reference = definition.ValueKind == JsonValueKind.Object && definition.TryGetProperty("reference", out var right) ? Read(right, "Reference", mustPass: true) : null;
        var wrong = List(definition, "wrong").Select((w, i) => Read(w, Text(w, "note") is { Length: > 0 } note ? note : $"Wrong solution {i + 1}", mustPass: false));
        return [.. wrong.Prepend(reference).OfType<Solution>()];
    }

    /// <summary>The tests, or a function's cases, with what is hidden: for staff alone.</summary>
    public static IReadOnlyList<TestText> Tests(JsonElement definition)
    {
        var (examples, hidden) = (0, 0);
        string Name(JsonElement test) => IsHidden(test) ? $"Test {++hidden}" : $"Example {++examples}"; // As the judge calls them.
        return
        [
            .. List(definition, "tests").Select(t => new TestText(Name(t), Text(t, "input") is { Length: > 0 } input ? input : Text(t, "generate"), Text(t, "output"), IsHidden(t))),
            .. List(definition, "cases").Select(c => new TestText(Name(c), Text(c, "arguments"), Text(c, "result"), IsHidden(c))),
        ];
    }

    /// <summary>What the editor holds at first in a language, or empty.</summary>
    public static string Starter(JsonElement definition, string language) =>
        definition.ValueKind == JsonValueKind.Object && definition.TryGetProperty("starter", out var starter) ? Text(starter, language) : "";

    private static Solution? Read(JsonElement program, string name, bool mustPass) =>
        Text(program, "source") is var source && !string.IsNullOrWhiteSpace(source) ? new(name, Text(program, "language"), source, mustPass) : null;

    private static bool IsHidden(JsonElement test) => test.TryGetProperty("hidden", out var hidden) && hidden.ValueKind == JsonValueKind.True;

    private static string Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static IReadOnlyList<JsonElement> List(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];
}

/// <summary>A program of a problem's author.</summary>
internal sealed record Solution(string Name, string Language, string Source, bool MustPass);

/// <summary>What a test gives and expects.</summary>
internal sealed record TestText(string Name, string Input, string Output, bool Hidden);
