using System.Text.Json;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Scoring;

/// <summary>Which files a response names: of the control <see cref="Control.Audio"/> its recording.</summary>
internal static class FileNames
{
    /// <returns>The recording's name; empty: nothing was recorded. Null: the type's responses name no file.</returns>
    public static string? Of(OfferedType? type, JsonElement response) =>
        type?.Description.Control == Control.Audio && response.ValueKind == JsonValueKind.Object && response.TryGetProperty("audio", out var name) && name.ValueKind == JsonValueKind.String
            ? name.GetString()
            : null;
}
