using System.Text.Json.Nodes;
using PrepPlatform.CodeJudge.Languages;
using PrepPlatform.Evaluators;

namespace PrepPlatform.CodeJudge;

/// <summary>What the question type is stands in <c>Types/code.json</c>; what its schema says again and again is written out here: <c>$language</c>, <c>$source</c>, <c>$program</c>.</summary>
internal static class TypeFile
{
    public const int LongestSource = 65_536;

    public static QuestionTypeDescription Read()
    {
        using var file = typeof(TypeFile).Assembly.GetManifestResourceStream("code.json")!;
        var type = JsonNode.Parse(file)!;
        WriteOut(type["definition"]!);
        var example = type["example"]!;
        return new QuestionTypeDescription("code", (string)type["name"]!, (string)type["summary"]!, Control.Code, type["definition"]!.ToJsonString(),
            type["response"]!.ToJsonString(), new QuestionExample(example["definition"]!.ToJsonString(), example["response"]!.ToJsonString()));
    }

    private static void WriteOut(JsonNode node)
    {
        if (node is not JsonObject fields) return;
        if (fields.Remove("$language", out var language)) Merge(fields, Language((string)language!));
        else if (fields.Remove("$source", out var source)) Merge(fields, Source((string)source!));
        else if (fields.Remove("$program", out var program)) Merge(fields, Program((string)program!, fields.Remove("note", out var note) ? (string)note! : null));
        else foreach (var child in fields.Select(f => f.Value).OfType<JsonObject>().ToList()) WriteOut(child);
    }

    private static JsonObject Language(string title) => new()
    {
        ["type"] = "string", ["title"] = title, ["enum"] = new JsonArray([.. LanguageFiles.All.Select(l => (JsonNode)l.Id)]), ["enumNames"] = new JsonArray([.. LanguageFiles.All.Select(l => (JsonNode)l.Name)]),
    };

    private static JsonObject Source(string title) => new() { ["type"] = "string", ["title"] = title, ["format"] = "text", ["maxLength"] = LongestSource };

    private static JsonObject Program(string title, string? note)
    {
        var properties = new JsonObject { ["language"] = Language("Language"), ["source"] = Source("Program") };
        if (note is not null) properties["note"] = new JsonObject { ["type"] = "string", ["title"] = note, ["format"] = "line", ["maxLength"] = 200 };
        return new JsonObject { ["type"] = "object", ["title"] = title, ["properties"] = properties, ["required"] = new JsonArray("language", "source") };
    }

    private static void Merge(JsonObject into, JsonObject from)
    {
        foreach (var (name, value) in from) into[name] = value!.DeepClone();
    }
}
