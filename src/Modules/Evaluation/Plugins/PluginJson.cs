using System.Text.Json;
using System.Text.Json.Serialization;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Plugins;

/// <summary>Reads manifests: every value must be there, and null nowhere.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, MaxDepth = 8, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PluginManifest))]
internal sealed partial class PluginJson : JsonSerializerContext;
