using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PrepPlatform.Evaluators.Schemas;

namespace PrepPlatform.Assessments.Domain;

/// <summary>A definition as text for people: to be read, and to be compared line by line.</summary>
internal static class DefinitionText
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same definition as JSON with line ends.</summary>
    public static string Json(JsonElement definition) => definition.ValueKind == JsonValueKind.Undefined ? "" : JsonSerializer.Serialize(definition, Indented);

    /// <summary>What is asked first, then the rest; right options are marked.</summary>
    /// <param name="definition">Any JSON.</param>
    /// <param name="schema">Gives the values their names; null: their keys, made readable.</param>
    public static string Write(JsonElement definition, JsonSchema? schema)
    {
        var text = new StringBuilder();
        if (definition.ValueKind != JsonValueKind.Object) return Json(definition);
        if (Definition.Prompt(definition) is { Length: > 0 } prompt) text.Append(prompt.TrimEnd()).Append("\n\n");
        foreach (var property in definition.EnumerateObject().Where(p => p.Name is not "prompt"))
            Value(text, Title(schema?.Root, property.Name), property.Value, Child(schema?.Root, property.Name));
        return text.ToString().TrimEnd();
    }

    private static void Value(StringBuilder text, string title, JsonElement value, SchemaNode? node)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            text.Append(title).Append(":\n");
            foreach (var item in value.EnumerateArray()) text.Append("  ").Append(Row(item, node?.Items)).Append('\n');
            return;
        }

        var said = value.ValueKind == JsonValueKind.Object ? Row(value, node) : Scalar(value);
        if (said.Length > 0) text.Append(title).Append(": ").Append(said.ReplaceLineEndings("\n    ")).Append('\n');
    }

    /// <summary>One row of a list in one line, as far as its texts are single lines.</summary>
    private static string Row(JsonElement item, SchemaNode? node)
    {
        if (item.ValueKind == JsonValueKind.Array) return string.Join(" / ", item.EnumerateArray().Select(i => Row(i, node?.Items)));
        if (item.ValueKind != JsonValueKind.Object) return $"- {Scalar(item)}".ReplaceLineEndings("\n    ");
        var mark = item.TryGetProperty("correct", out var correct) ? correct.ValueKind == JsonValueKind.True ? "[x] " : "[ ] " : "- ";
        var parts = item.EnumerateObject().Where(p => p.Name is not ("id" or "correct" or "text" or "left" or "right")).Select(p => $"{Title(node, p.Name)}: {Inline(p.Value)}");
        var main = new[] { Part(item, "text"), Pair(item) }.Where(t => t.Length > 0);
        return $"{mark}{string.Join(" | ", main.Concat(parts))}".ReplaceLineEndings("\n    ");
    }

    private static string Pair(JsonElement item) => Part(item, "left") is { Length: > 0 } left ? $"{left} → {Part(item, "right")}" : Part(item, "right");

    private static string Part(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? Inline(value) : "";

    private static string Inline(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(" / ", value.EnumerateArray().Select(Inline)),
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Select(p => $"{Readable(p.Name)}: {Inline(p.Value)}")),
        _ => Scalar(value),
    };

    private static string Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => value.GetRawText(),
    };

    private static SchemaNode? Child(SchemaNode? node, string key) => node?.Properties.FirstOrDefault(p => p.Key == key).Value ?? node?.Others;

    private static string Title(SchemaNode? node, string key) => Child(node, key) is { Title.Length: > 0 } child ? child.Title : Readable(key);

    private static string Readable(string key)
    {
        var words = string.Concat(key.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString())).Replace('_', ' ').Replace('-', ' ');
        return words.Length == 0 ? words : string.Concat(words[..1].ToUpper(CultureInfo.InvariantCulture), words.AsSpan(1));
    }
}
