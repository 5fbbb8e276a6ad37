using System.Text.Json.Nodes;
using PrepPlatform.Evaluators;

namespace PrepPlatform.MultipleChoice;

/// <summary>What each question type is stands in <c>Types/&lt;id&gt;.json</c>; what all have in common is added here.</summary>
internal static class TypeFile
{
    private const string First =
        """
        { "prompt": { "type": "string", "title": "Question", "format": "markdown", "minLength": 1, "maxLength": 20000,
            "description": "Markdown; code between backticks, formulas between $ signs." } }
        """;

    private const string Last =
        """
        { "points": { "type": "number", "title": "Points", "exclusiveMinimum": 0, "maximum": 1000, "default": 1 },
          "explanation": { "type": "string", "title": "Explanation", "format": "markdown", "maxLength": 10000,
            "description": "Shown with the result, where the assessment shows explanations." } }
        """;

    public static QuestionTypeDescription Read(string id, Control control)
    {
        using var file = typeof(TypeFile).Assembly.GetManifestResourceStream($"{id}.json")!;
        var type = JsonNode.Parse(file)!.AsObject();
        var definition = type["definition"]!.AsObject();
        definition["properties"] = Together(JsonNode.Parse(First)!, definition["properties"]!, JsonNode.Parse(Last)!);
        definition["required"]!.AsArray().Insert(0, "prompt");
        var example = type["example"]!;
        return new QuestionTypeDescription(id, (string)type["name"]!, (string)type["summary"]!, control, definition.ToJsonString(),
            type["response"]!.ToJsonString(), new QuestionExample(example["definition"]!.ToJsonString(), example["response"]!.ToJsonString()));
    }

    private static JsonObject Together(params JsonNode[] parts)
    {
        var all = new JsonObject();
        foreach (var (name, value) in parts.SelectMany(p => p.AsObject())) all[name] = value!.DeepClone();
        return all;
    }
}
