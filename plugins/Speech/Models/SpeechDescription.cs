using System.Text.Json;
using System.Text.Json.Serialization;
using PrepPlatform.Evaluators.Models;

namespace PrepPlatform.Speech.Models;

/// <summary>What models are for.</summary>
internal static class ModelKind
{
    /// <summary>Turns speech into words.</summary>
    public const string Speech = "speech";

    /// <summary>Finds where somebody speaks.</summary>
    public const string VoiceActivity = "voice-activity";
}

/// <summary>What <c>model.json</c> says of both kinds besides what it says of every model.</summary>
/// <param name="Model">The file in whisper.cpp's own format, one of its files.</param>
/// <param name="Language">What is spoken, as whisper.cpp calls it: <c>en</c>; <c>auto</c>: it finds out, where the model can.</param>
internal sealed record SpeechDescription(string Model, string Language = "en")
{
    /// <exception cref="ModelException">It cannot be used; the message says why.</exception>
    public static SpeechDescription Read(ModelFolder folder)
    {
        try
        {
            var read = folder.Details.Deserialize(SpeechJson.Default.SpeechDescription) ?? throw new ModelException($"{ModelFolder.FileName} is empty.");
            return read.Language.Length is >= 2 and <= 20 && read.Language.All(char.IsAsciiLetterLower) ? read : throw new ModelException($"{ModelFolder.FileName}: 'language' must be a language's short name, or auto.");
        }
        catch (JsonException e)
        {
            throw new ModelException($"{ModelFolder.FileName} does not say which file the model is: {e.Message}", e);
        }
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, MaxDepth = 8, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SpeechDescription))]
internal sealed partial class SpeechJson : JsonSerializerContext;
