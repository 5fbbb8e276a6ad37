using System.Text.Json;
using System.Text.Json.Nodes;
using PrepPlatform.Evaluators.Schemas;

namespace PrepPlatform.Ui.Schemas;

/// <summary>What stands in a form before anybody wrote into it, and whether anybody did.</summary>
internal static class SchemaBlank
{
    /// <summary>The property of a row that people do not see: it is named by the form.</summary>
    public const string Id = "id";

    public static JsonNode? Of(SchemaNode node, bool withRows)
    {
        if (node.Default is { } value) return JsonNode.Parse(value.GetRawText());
        return node.Kind switch
        {
            SchemaKind.Fields => Fields(node),
            SchemaKind.List => withRows ? Rows(node) : null,
            SchemaKind.YesNo => JsonValue.Create(false),
            _ => null,
        };
    }

    /// <summary>Whether nobody wrote anything: switches, choices and defaults do not count, nor do rows' ids.</summary>
    public static bool IsBlank(SchemaNode node, JsonNode? value) => value is null || node.Kind switch
    {
        SchemaKind.Fields => value is JsonObject fields && node.Properties.All(p => p.Key == Id || IsBlank(p.Value, fields[p.Key])) && fields.All(f => IsKnown(node, f.Key)),
        SchemaKind.List => value is JsonArray rows && rows.All(r => IsBlank(node.Items!, r)),
        SchemaKind.YesNo => true,
        SchemaKind.Text => node.Choices.Count > 0 || string.IsNullOrWhiteSpace(value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "x"),
        _ => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>().Length == 0 : node.Default is { } usual && JsonNode.DeepEquals(JsonNode.Parse(usual.GetRawText()), value),
    };

    /// <summary>Gives rows without an id of their own the next free of a, b, c …</summary>
    public static void NameRows(SchemaNode list, JsonArray rows)
    {
        if (!HasIds(list)) return;
        var taken = rows.OfType<JsonObject>().Select(IdOf).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal) { "" };
        var next = 0;
        foreach (var row in rows.OfType<JsonObject>().Where(r => !seen.Add(IdOf(r))))
        {
            string name;
            do name = Letters(next++);
            while (!taken.Add(name));
            row[Id] = name;
        }
    }

    public static bool HasIds(SchemaNode list) => list.Items is { Kind: SchemaKind.Fields } row && row.Properties.Any(p => p is { Key: Id, Value.Kind: SchemaKind.Text });

    private static JsonObject Fields(SchemaNode node) => new(node.Properties.Select(p => KeyValuePair.Create(p.Key, Of(p.Value, node.Required.Contains(p.Key)))).Where(p => p.Value is not null));

    private static JsonArray Rows(SchemaNode node)
    {
        var rows = new JsonArray([.. Enumerable.Range(0, (int)Math.Clamp(node.Least, 1, 20)).Select(_ => Of(node.Items!, true) ?? JsonValue.Create(""))]);
        NameRows(node, rows);
        return rows;
    }

    private static bool IsKnown(SchemaNode node, string key) => node.Properties.Any(p => p.Key == key);

    private static string IdOf(JsonObject row) => row[Id] is JsonValue id && id.GetValueKind() == JsonValueKind.String ? id.GetValue<string>() : "";

    private static string Letters(int index) => index < 26 ? ((char)('a' + index)).ToString() : Letters(index / 26 - 1) + (char)('a' + index % 26);
}
