using System.Text.Json;
using System.Text.Json.Serialization;
using PrepPlatform.Evaluators.Models;

namespace PrepPlatform.SemanticText.Encoding;

/// <summary>How the vectors of a text's pieces become the text's one.</summary>
internal enum Pooling
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>That of the mark at the beginning.</summary>
    Cls,

    /// <summary>The model gives one for each text itself.</summary>
    None,
}

/// <summary>What <c>model.json</c> says of an encoder, besides what it says of every model.</summary>
/// <param name="Model">The ONNX file, one of its files.</param>
/// <param name="Vocabulary">The vocabulary, one of its files.</param>
/// <param name="LowerCase">Whether it knows neither capitals nor accents.</param>
/// <param name="Pooling">How a text's vector is made.</param>
/// <param name="MaxTokens">The longest text, in pieces with both marks, 8 to 8,192.</param>
/// <param name="Dimensions">The size of a vector, 1 to 4,096.</param>
/// <param name="Output">The model's output with the vectors.</param>
/// <param name="Normalise">Whether vectors are to be brought to length 1; no: the model gives them so.</param>
/// <param name="Prefix">What is put before every text; empty: nothing.</param>
/// <param name="Batch">
/// Texts in one run, 1 to 64. A model whose numbers are scaled by what else is in a run (dynamic quantisation) needs 1, or a text's vector depends on its neighbours.
/// </param>
internal sealed record EncoderDescription(
    string Model, string Vocabulary, bool LowerCase, Pooling Pooling, int MaxTokens, int Dimensions, string Output, bool Normalise, string Prefix = "", int Batch = 16)
{
    public const string Kind = "encoder";

    /// <exception cref="ModelException">It cannot be used; the message says why.</exception>
    public static EncoderDescription Read(ModelFolder folder)
    {
        try
        {
            var read = folder.Details.Deserialize(EncoderJson.Default.EncoderDescription) ?? throw new ModelException("It is empty.");
            return read.Problem() is { } problem ? throw new ModelException($"{ModelFolder.FileName}: {problem}") : read;
        }
        catch (JsonException e)
        {
            throw new ModelException($"{ModelFolder.FileName} describes no encoder: {e.Message}", e);
        }
    }

    private string? Problem() => this switch
    {
        _ when MaxTokens is < 8 or > 8192 => "'maxTokens' must be from 8 to 8192.",
        _ when Dimensions is < 1 or > 4096 => "'dimensions' must be from 1 to 4096.",
        _ when Batch is < 1 or > 64 => "'batch' must be from 1 to 64.",
        _ when Prefix.Length > 200 => "'prefix' may have at most 200 characters.",
        _ => null,
    };
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, MaxDepth = 8, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(EncoderDescription))]
internal sealed partial class EncoderJson : JsonSerializerContext;
