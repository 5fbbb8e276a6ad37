using System.Text.Encodings.Web;
using System.Text.Json;
using PrepPlatform.Evaluation.Plugins;

namespace PrepPlatform.Evaluation.Command;

/// <summary>A type's schemas and example as one JSON document.</summary>
internal static class SchemaDocument
{
    public static async Task<bool> WriteAsync(PluginCatalogue plugins, string type, Stream output)
    {
        if (plugins.ByType(type) is not { } plugin)
        {
            var known = plugins.All.Where(p => p.Status.State == PluginState.Starting).SelectMany(p => p.Manifest!.Types).Order(StringComparer.Ordinal);
            await ScoreCommand.FailAsync($"No installed plugin offers the type '{type}'. These are offered: {string.Join(", ", known)}.");
            return false;
        }

        await plugins.EnsureAsync(plugin);
        if (plugin.Status.Offer?.Types.GetValueOrDefault(type) is not { } offered)
        {
            await ScoreCommand.FailAsync($"The plugin {plugin.Name} does not work: {plugin.Status.Reason}");
            return false;
        }

        await using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) Write(json, offered);
        output.WriteByte((byte)'\n');
        return true;
    }

    private static void Write(Utf8JsonWriter json, OfferedType offered)
    {
        var description = offered.Description;
        json.WriteStartObject();
        json.WriteString("type", description.Id);
        json.WriteString("name", description.Name);
        json.WriteString("summary", description.Summary);
        Element(json, "definition", description.DefinitionSchema);
        Element(json, "response", description.ResponseSchema);
        json.WriteStartObject("example");
        Element(json, "definition", description.Example.Definition);
        Element(json, "response", description.Example.Response);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Parsed, so that it is laid out like the rest.</summary>
    private static void Element(Utf8JsonWriter json, string name, string value)
    {
        using var document = JsonDocument.Parse(value);
        json.WritePropertyName(name);
        document.RootElement.WriteTo(json);
    }
}
