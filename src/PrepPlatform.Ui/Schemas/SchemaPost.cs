using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PrepPlatform.Evaluators.Schemas;

namespace PrepPlatform.Ui.Schemas;

/// <summary>
/// One posted form. It asks for what the schema knows and never looks through what else was posted; a list's rows are those named by its
/// <c>.index</c> fields, in their order.
/// </summary>
internal sealed class SchemaPost(IFormCollection form, bool keepsBlankRows)
{
    private const int MostRows = 1000, LongestNumber = 100;

    private readonly Dictionary<string, (JsonArray Rows, SchemaNode Node)> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    public JsonNode Read(SchemaNode root, string prefix) => Value(root, prefix, true) ?? new JsonObject();

    /// <summary>Adds, removes or moves a row, named as it was posted; the path to go on with, as it is now.</summary>
    public string Change(string verb, string name)
    {
        var list = name.EndsWith(']') ? name[..name.LastIndexOf('[')] : name;
        if (!lists.TryGetValue(list, out var found)) return "";
        var (rows, node) = found;
        if (verb == "add" && list == name && rows.Count < node.Most) rows.Add(SchemaBlank.Of(node.Items!, withRows: true) ?? JsonValue.Create(""));
        var at = verb == "add" ? rows.Count - 1 : places.GetValueOrDefault(name, -1);
        if (at < 0 || at >= rows.Count) return PathOf(rows);
        if (verb == "remove")
        {
            rows.RemoveAt(at);
            return PathOf(rows);
        }

        var to = verb switch { "up" => at - 1, "down" => at + 1, _ => at };
        if (to >= 0 && to < rows.Count && to != at)
        {
            var row = rows[at];
            rows.RemoveAt(at);
            rows.Insert(to, row);
            at = to;
        }

        SchemaBlank.NameRows(node, rows);
        return PathOf(rows[at]!);
    }

    private JsonNode? Value(SchemaNode node, string name, bool required) => node.Kind switch
    {
        SchemaKind.Fields => Fields(node, name, required),
        SchemaKind.List => List(node, name, required),
        SchemaKind.YesNo => JsonValue.Create(form[name].Contains("true")),
        SchemaKind.Text => Text(node, name) is var text && (text.Length > 0 || required) ? JsonValue.Create(text) : null,
        _ => Number(One(name).Trim()),
    };

    private JsonObject? Fields(SchemaNode node, string name, bool required)
    {
        var fields = new JsonObject();
        foreach (var (key, child) in node.Properties)
            if (Value(child, $"{name}.{key}", node.Required.Contains(key)) is { } value) fields[key] = value;
        if (node.Others is { } others)
            foreach (var index in Indices($"{name}.other", MostRows))
                if (One($"{name}.other[{index}].key").Trim() is { Length: > 0 } key && Value(others, $"{name}.other[{index}].value", true) is { } value) fields.TryAdd(key, value);
        return required || keepsBlankRows || !SchemaBlank.IsBlank(node, fields) ? fields : null;
    }

    private JsonArray? List(SchemaNode node, string name, bool required)
    {
        var rows = new JsonArray();
        if (SchemaLines.Fits(node) && form.ContainsKey(name))
            foreach (var line in SchemaLines.Read(One(name).ReplaceLineEndings("\n")).Take((int)Math.Min(node.Most, MostRows) + 1)) rows.Add(JsonValue.Create(line));
        foreach (var index in Indices(name, (int)Math.Min(node.Most, MostRows) + 1))
        {
            var row = Value(node.Items!, $"{name}[{index}]", true);
            if (!keepsBlankRows && SchemaBlank.IsBlank(node.Items!, row)) continue;
            places[$"{name}[{index}]"] = rows.Count;
            rows.Add(row ?? JsonValue.Create(""));
        }

        SchemaBlank.NameRows(node, rows);
        lists[name] = (rows, node);
        return rows.Count > 0 || required || keepsBlankRows ? rows : null;
    }

    /// <summary>Short whole numbers, each once; the others are nobody's rows.</summary>
    private IEnumerable<string> Indices(string name, int most) => form[$"{name}.index"].OfType<string>()
        .Where(i => i.Length is > 0 and <= 4 && i.All(char.IsAsciiDigit)).Distinct(StringComparer.Ordinal).Take(most);

    private string Text(SchemaNode node, string name)
    {
        var text = One(name).ReplaceLineEndings("\n");
        return node.Format == "line" || string.IsNullOrWhiteSpace(text) ? text.Trim() : text.TrimEnd();
    }

    /// <summary>What is no number stays a text, which the check refuses.</summary>
    private static JsonValue? Number(string text)
    {
        if (text.Length == 0) return null;
        return text.Length <= LongestNumber && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : JsonValue.Create(text);
    }

    private string One(string name) => form[name] is [{ } first, ..] ? first : "";

    /// <summary><c>options[2]</c> for <c>$.options[2]</c>.</summary>
    private static string PathOf(JsonNode node) => node.GetPath().TrimStart('$').TrimStart('.');
}
