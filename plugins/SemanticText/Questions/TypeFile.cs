using System.Text.Json.Nodes;
using PrepPlatform.Evaluators;

namespace PrepPlatform.SemanticText.Questions;

/// <summary>Both types ask their author for the same; they differ in how long an answer is. What they have in common is <c>Types/common.json</c>.</summary>
internal static class TypeFile
{
    public static QuestionTypeDescription Read(string id, int longest)
    {
        var (common, own) = (Parse("common.json"), Parse($"{id}.json"));
        var response = $$"""
            { "type": "object", "properties": { "text": { "type": "string", "title": "Answer", "format": "text", "maxLength": {{longest}} } }, "required": ["text"] }
            """;
        var example = own["example"]!;
        return new QuestionTypeDescription(id, (string)own["name"]!, (string)own["summary"]!, Control.Essay, common.ToJsonString(), response,
            new QuestionExample(example["definition"]!.ToJsonString(), example["response"]!.ToJsonString()));
    }

    private static JsonNode Parse(string file)
    {
        using var stream = typeof(TypeFile).Assembly.GetManifestResourceStream(file)!;
        return JsonNode.Parse(stream)!;
    }
}
