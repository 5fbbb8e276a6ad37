using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Schemas;

namespace PrepPlatform.Evaluation.Plugins;

/// <summary>Believes nothing that a plugin says of itself before it has been looked at.</summary>
internal static class OfferCheck
{
    /// <exception cref="PluginException">It offers other types than its manifest says, or something that cannot be used.</exception>
    public static Offer Make(PluginManifest manifest, PluginDescription description)
    {
        var ids = description.Types.Select(t => t?.Id ?? "").ToList();
        if (ids.Except(manifest.Types).FirstOrDefault() is { } more) throw new PluginException($"It offers the type '{more}', which its manifest does not name.");
        if (manifest.Types.Except(ids).FirstOrDefault() is { } less) throw new PluginException($"Its manifest names the type '{less}', which it does not offer.");
        if (ids.Count != manifest.Types.Count) throw new PluginException("It offers one type twice.");
        return new Offer(
            description.Types.ToDictionary(t => t.Id, Read),
            description.SettingsSchema is { } settings ? Schema(settings, "Its settings") : null,
            description.Embeds, description.Hears);
    }

    private static OfferedType Read(QuestionTypeDescription type)
    {
        if (string.IsNullOrWhiteSpace(type.Name) || type.Name.Length > 100 || type.Summary is null || type.Summary.Length > 400)
            throw new PluginException($"The type '{type.Id}' needs a name of 1 to 100 characters and a summary of at most 400.");
        if (!Enum.IsDefined(type.Control)) throw new PluginException($"The type '{type.Id}' asks for a control that does not exist.");
        var offered = new OfferedType(
            type, Schema(type.DefinitionSchema, $"The definition of '{type.Id}'"), Schema(type.ResponseSchema, $"The response of '{type.Id}'"));
        Fits(offered.Definition, type.Example?.Definition, $"The example definition of '{type.Id}'");
        Fits(offered.Response, type.Example?.Response, $"The example response of '{type.Id}'");
        return offered;
    }

    private static JsonSchema Schema(string? json, string what)
    {
        try
        {
            var schema = JsonSchema.Parse(json ?? "");
            return schema.Root.Kind == SchemaKind.Fields ? schema : throw new PluginException($"{what} must be an object.");
        }
        catch (Exception e) when (e is not PluginException)
        {
            throw new PluginException($"{what} has a schema that cannot be used: {e.Message}", e);
        }
    }

    private static void Fits(JsonSchema schema, string? json, string what)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? "");
            if (schema.Check(document.RootElement) is [var first, ..]) throw new PluginException($"{what} does not fit its schema: {first.Path}: {first.Message}");
        }
        catch (JsonException e)
        {
            throw new PluginException($"{what} is no JSON: {e.Message}", e);
        }
    }
}
