using System.Text.Json;

namespace PrepPlatform.CodeJudge.Languages;

/// <summary>The languages that this plugin knows, in the order in which people choose.</summary>
internal static class LanguageFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<Language> All { get; } = [.. new[] { "python", "javascript", "java", "c", "cpp", "csharp" }.Select(Read)];

    public static Language? Find(string id) => All.FirstOrDefault(l => l.Id == id);

    private static Language Read(string id)
    {
        using var file = typeof(LanguageFiles).Assembly.GetManifestResourceStream($"language.{id}.json")!;
        return JsonSerializer.Deserialize<Language>(file, Json)!;
    }
}
