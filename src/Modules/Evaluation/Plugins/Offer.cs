using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Schemas;

namespace PrepPlatform.Evaluation.Plugins;

/// <summary>What a plugin says of itself, in plain data.</summary>
internal sealed record PluginDescription(IReadOnlyList<QuestionTypeDescription> Types, string? SettingsSchema, bool Embeds, bool Hears = false);

/// <summary>What a plugin offers, checked.</summary>
/// <param name="Types">Its types by id.</param>
/// <param name="Settings">What a tenant may set, or null.</param>
/// <param name="Embeds">Whether it offers a text embedder.</param>
/// <param name="Hears">Whether it offers an engine for recordings.</param>
internal sealed record Offer(IReadOnlyDictionary<string, OfferedType> Types, JsonSchema? Settings, bool Embeds, bool Hears);

/// <param name="Description">As the plugin gave it.</param>
/// <param name="Definition">Its definition's schema, read.</param>
/// <param name="Response">Its response's schema, read.</param>
internal sealed record OfferedType(QuestionTypeDescription Description, JsonSchema Definition, JsonSchema Response);
