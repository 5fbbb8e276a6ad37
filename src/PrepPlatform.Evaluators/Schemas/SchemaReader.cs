using System.Text.Json;

namespace PrepPlatform.Evaluators.Schemas;

/// <summary>Makes nodes of a schema's JSON and refuses what the checker would not check.</summary>
internal static class SchemaReader
{
    private static readonly HashSet<string> Known =
    [
        "$schema", "$id", "$comment", "type", "title", "description", "default", "properties", "required", "additionalProperties", "items", "minItems", "maxItems",
        "minLength", "maxLength", "minimum", "exclusiveMinimum", "maximum", "enum", "enumNames", "format", "examples",
    ];

    public static SchemaNode Read(JsonElement schema, string at)
    {
        if (schema.ValueKind != JsonValueKind.Object) throw new JsonSchemaException($"{at} must be an object.");
        foreach (var word in schema.EnumerateObject().Where(p => !Known.Contains(p.Name)))
            throw new JsonSchemaException($"{at} uses '{word.Name}', which is not supported here.");
        var kind = Kind(Text(schema, "type", at), at);
        var more = schema.TryGetProperty("exclusiveMinimum", out var least);
        var node = new SchemaNode
        {
            Kind = kind,
            Title = Text(schema, "title", at),
            Description = Text(schema, "description", at),
            Format = Text(schema, "format", at) is { Length: > 0 } format ? format : "line",
            Default = schema.TryGetProperty("default", out var value) ? value.Clone() : null,
            Properties = Children(schema, at),
            Required = Texts(schema, "required", at).ToHashSet(),
            Others = schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind != JsonValueKind.False ? Read(others, $"{at}/additionalProperties") : null,
            Items = schema.TryGetProperty("items", out var items) ? Read(items, $"{at}/items") : null,
            Choices = Texts(schema, "enum", at),
            ChoiceNames = Texts(schema, "enumNames", at),
            Least = more ? least.GetDecimal() : Bound(schema, kind, "min", decimal.MinValue),
            Most = Bound(schema, kind, "max", decimal.MaxValue),
            More = more,
        };
        Refuse(node, at);
        return node;
    }

    private static void Refuse(SchemaNode node, string at)
    {
        if (node is { Kind: SchemaKind.List, Items: null }) throw new JsonSchemaException($"{at} is an array and needs 'items'.");
        if (node is { Kind: SchemaKind.List, Most: decimal.MaxValue }) throw new JsonSchemaException($"{at} is an array and needs 'maxItems'.");
        if (node is { Kind: SchemaKind.Text, Most: decimal.MaxValue, Choices.Count: 0 }) throw new JsonSchemaException($"{at} is a text and needs 'maxLength'.");
        if (node.Required.FirstOrDefault(r => node.Properties.All(p => p.Key != r)) is { } missing)
            throw new JsonSchemaException($"{at} requires '{missing}', which it does not describe.");
        if (node.ChoiceNames.Count > 0 && node.ChoiceNames.Count != node.Choices.Count) throw new JsonSchemaException($"{at} needs as many 'enumNames' as 'enum'.");
        if (node.Format is not ("line" or "text" or "markdown")) throw new JsonSchemaException($"{at} has the format '{node.Format}', which is not supported here.");
    }

    private static KeyValuePair<string, SchemaNode>[] Children(JsonElement schema, string at) =>
        schema.TryGetProperty("properties", out var properties)
            ? [.. properties.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Read(p.Value, $"{at}/properties/{p.Name}")))]
            : [];

    private static decimal Bound(JsonElement schema, SchemaKind kind, string side, decimal none)
    {
        var word = kind switch { SchemaKind.List => $"{side}Items", SchemaKind.Text => $"{side}Length", _ => $"{side}imum" };
        return schema.TryGetProperty(word, out var bound) ? bound.GetDecimal() : none;
    }

    private static SchemaKind Kind(string name, string at) => name switch
    {
        "object" => SchemaKind.Fields,
        "array" => SchemaKind.List,
        "string" => SchemaKind.Text,
        "number" => SchemaKind.Number,
        "integer" => SchemaKind.WholeNumber,
        "boolean" => SchemaKind.YesNo,
        _ => throw new JsonSchemaException($"{at} needs a 'type': object, array, string, number, integer or boolean."),
    };

    private static string Text(JsonElement schema, string word, string at) => !schema.TryGetProperty(word, out var value)
        ? ""
        : value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new JsonSchemaException($"{at}: '{word}' must be a text.");

    private static string[] Texts(JsonElement schema, string word, string at) => !schema.TryGetProperty(word, out var values)
        ? []
        : values.ValueKind == JsonValueKind.Array && values.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String)
            ? [.. values.EnumerateArray().Select(v => v.GetString()!)]
            : throw new JsonSchemaException($"{at}: '{word}' must be a list of texts.");
}
