using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrepPlatform.Evaluators.Models;

/// <summary>What every <c>model.json</c> says.</summary>
/// <param name="Kind">What it is for: <c>encoder</c>.</param>
/// <param name="Name">Lower-case letters, digits, dots and hyphens, at most 60.</param>
/// <param name="Version">Recorded with what it is used for, at most 40 characters.</param>
/// <param name="Files">Its files by plain name.</param>
public sealed record ModelDescription(string Kind, string Name, string Version, IReadOnlyDictionary<string, ModelFile> Files);

/// <summary>A file of a model.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">In lower-case hexadecimal.</param>
public sealed record ModelFile(long Size, string Sha256);

/// <summary>A model cannot be used; the message is a sentence for operators.</summary>
public sealed class ModelException(string message, Exception? cause = null) : Exception(message, cause);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, MaxDepth = 8, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ModelDescription))]
internal sealed partial class ModelJson : JsonSerializerContext;
