using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Schemas;

namespace PrepPlatform.PluginConformance;

/// <summary>A question type with questions to try it with.</summary>
internal sealed class TypeUnderTest(PluginUnderTest plugin, IQuestionType type, IReadOnlyList<JsonElement> questions)
{
    private static readonly JsonElement NoSettings = JsonElement.Parse("{}");

    public PluginUnderTest Plugin => plugin;

    public IQuestionType Type => type;

    public QuestionTypeDescription Description { get; } = type.Description;

    public string Id => Description.Id;

    /// <summary>Whether there is any use in going on.</summary>
    public bool Usable { get; set; } = true;

    public JsonSchema DefinitionSchema => field ??= JsonSchema.Parse(Description.DefinitionSchema);

    public JsonSchema ResponseSchema => field ??= JsonSchema.Parse(Description.ResponseSchema);

    public JsonElement Settings => field.ValueKind == JsonValueKind.Object ? field : field = plugin.Plugin.SettingsSchema is { } schema ? Defaults(schema) : NoSettings;

    /// <summary>The example's first, then those of the file.</summary>
    public IReadOnlyList<JsonElement> Definitions => field ??= [JsonElement.Parse(Description.Example.Definition), .. questions];

    /// <summary>As written, and by seeds with and without shuffling.</summary>
    public static IEnumerable<Arrangement> Arrangements(int seeds) =>
        Enumerable.Range(1, seeds).SelectMany(s => new[] { new Arrangement(s * 7919L, true), new Arrangement(-s * 104729L, false) }).Prepend(Arrangement.AsWritten);

    public IReadOnlyList<DefinitionProblem> Problems(JsonElement definition) =>
        DefinitionSchema.Check(definition) is { Count: > 0 } problems ? problems : type.Check(definition);

    public EvaluationResult Score(JsonElement definition, JsonElement response, Arrangement arrangement) => type.EvaluateAsync(
        new(definition, response, arrangement, Settings, TimeSpan.FromSeconds(plugin.Manifest.BudgetSeconds)), CancellationToken.None).AsTask().GetAwaiter().GetResult();

    public string Show(JsonElement definition, Arrangement arrangement) => JsonSerializer.Serialize(type.Present(definition, arrangement));

    private static JsonElement Defaults(string schema) => JsonSerializer.SerializeToElement(
        JsonSchema.Parse(schema).Root.Properties.Where(p => p.Value.Default is not null).ToDictionary(p => p.Key, p => p.Value.Default));
}
