using System.Text.Json;
using System.Text.Json.Serialization;
using PrepPlatform.Evaluators.Models;

namespace PrepPlatform.Evaluation.Command.Models;

/// <summary>A model that can be fetched.</summary>
/// <param name="Summary">What it is for, in a few words.</param>
/// <param name="License">Under which it is published.</param>
/// <param name="Description">Its <c>model.json</c>, with the size and the SHA-256 of each file.</param>
/// <param name="Sources">Where each file is published, one place after the other, below the address of the source.</param>
internal sealed record ModelPin(string Summary, string License, JsonElement Description, IReadOnlyDictionary<string, IReadOnlyList<string>> Sources)
{
    [JsonIgnore]
    public ModelDescription Model => field ??= Description.Deserialize<ModelDescription>(JsonSerializerOptions.Web) ?? throw new JsonException("A model without description.");

    [JsonIgnore]
    public string Name => Model.Name;

    [JsonIgnore]
    public long Size => Model.Files.Values.Sum(f => f.Size);

    /// <summary>Those that the product knows, or those of a file.</summary>
    public static IReadOnlyList<ModelPin> Read(string? file)
    {
        using var stream = file is null ? typeof(ModelPin).Assembly.GetManifestResourceStream("model-pins.json")! : File.OpenRead(file);
        try
        {
            var pins = JsonSerializer.Deserialize(stream, PinJson.Default.IReadOnlyListModelPin) ?? [];
            // Names become folders and files: they are held to the rules of what is installed.
            var problem = pins.Select(p => ModelFolder.ProblemOf(p.Model) is { } wrong ? $"{p.Name}: {wrong}" : null).FirstOrDefault(p => p is not null);
            return problem is null ? pins : throw new ModelException($"The list of models cannot be used: {problem}");
        }
        catch (JsonException e)
        {
            throw new ModelException($"The list of models cannot be read: {e.Message}", e);
        }
    }

    /// <summary>What keeps an installed model of this name from being this one, or null.</summary>
    public string? Differs(ModelFolder installed) =>
        Model.Files.Keys.FirstOrDefault(f => installed.Description.Files.GetValueOrDefault(f) != Model.Files[f]) is { } file ? $"{file} is not the one that is published under this name." : null;
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(IReadOnlyList<ModelPin>))]
internal sealed partial class PinJson : JsonSerializerContext;
