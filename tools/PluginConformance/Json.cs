using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PrepPlatform.PluginConformance;

/// <summary>Walks and changes JSON.</summary>
internal static class Json
{
    /// <summary>Every text with the property that it belongs to.</summary>
    public static IEnumerable<(string Property, string Text)> Texts(JsonElement value) => Texts(value, "");

    /// <summary>A copy in which texts are changed.</summary>
    /// <param name="value">What to copy.</param>
    /// <param name="change">The text instead, by property and text; null: as it is.</param>
    public static JsonElement Changed(JsonElement value, Func<string, string, string?> change)
    {
        var copy = JsonNode.Parse(value.GetRawText())!;
        Change(copy, "", change);
        return JsonSerializer.SerializeToElement(copy);
    }

    /// <summary>Copies in which the yes and no of a list's items have changed places.</summary>
    public static IEnumerable<JsonElement> Turned(JsonElement value)
    {
        var lists = Lists(JsonNode.Parse(value.GetRawText())!).Count();
        for (var list = 0; list < lists; list++)
        {
            var copy = JsonNode.Parse(value.GetRawText())!;
            if (Turn(Lists(copy).ElementAt(list))) yield return JsonSerializer.SerializeToElement(copy);
        }
    }

    private static bool Turn(JsonArray list)
    {
        var items = list.OfType<JsonObject>().ToList();
        // What is hidden is no key: it says what is to be seen.
        var names = items.SelectMany(i => i).Where(p => p.Key != "hidden" && p.Value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False).Select(p => p.Key).Distinct().ToList();
        foreach (var name in names)
        {
            var values = items.ConvertAll(i => i[name]?.GetValue<bool>() ?? false);
            for (var i = 0; i < items.Count; i++) items[i][name] = values[(i + 1) % items.Count];
        }

        return names.Count > 0;
    }

    private static IEnumerable<(string Property, string Text)> Texts(JsonElement value, string property) => value.ValueKind switch
    {
        JsonValueKind.String => [(property, value.GetString()!)],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(v => Texts(v, property)),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Texts(p.Value, p.Name)),
        _ => [],
    };

    private static IEnumerable<JsonArray> Lists(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Lists).Prepend(list),
        JsonObject fields => fields.SelectMany(f => Lists(f.Value)),
        _ => [],
    };

    private static void Change(JsonNode node, string property, Func<string, string, string?> change)
    {
        if (node is JsonObject fields)
            foreach (var (name, value) in fields.ToList())
                if (Text(value) is { } text) fields[name] = change(name, text) ?? text;
                else if (value is not null) Change(value, name, change);
        if (node is not JsonArray list) return;
        for (var i = 0; i < list.Count; i++)
            if (Text(list[i]) is { } text) list[i] = change(property, text) ?? text;
            else if (list[i] is { } value) Change(value, property, change);
    }

    private static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    /// <summary>A word that stands nowhere else.</summary>
    public static string Marker(int number) => $"zq{number.ToString(CultureInfo.InvariantCulture)}qz";
}
