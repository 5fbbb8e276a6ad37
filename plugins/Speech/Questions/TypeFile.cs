using System.Text.Json.Nodes;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Speech.Questions;

/// <summary>The definition is that of a short answer, which it goes on as, with <c>maxSeconds</c>; the rest stands in <c>Types/spoken.json</c>.</summary>
internal static class TypeFile
{
    public const string MaxSeconds = "maxSeconds";

    public static QuestionTypeDescription Read()
    {
        var (definition, own) = (Parse("short-text.json"), Parse("spoken.json"));
        var properties = definition["properties"]!.AsObject();
        properties.Insert(properties.IndexOf("points") + 1, MaxSeconds, own[MaxSeconds]!.DeepClone());
        var example = own["example"]!;
        return new QuestionTypeDescription("spoken", (string)own["name"]!, (string)own["summary"]!, Control.Audio, definition.ToJsonString(), own["response"]!.ToJsonString(),
            new QuestionExample(example["definition"]!.ToJsonString(), example["response"]!.ToJsonString()));
    }

    private static JsonNode Parse(string file)
    {
        using var stream = typeof(TypeFile).Assembly.GetManifestResourceStream(file)!;
        return JsonNode.Parse(stream)!;
    }
}
