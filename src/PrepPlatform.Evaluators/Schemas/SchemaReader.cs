using System.Text.Json;

namespace PrepPlatform.Evaluators.Schemas;

/// <summary>Makes nodes of a schema's JSON and refuses what the checker would not check.</summary>
internal static class SchemaReader
{
    private static readonly HashSet<string> Anywhere = ["$schema", "$id", "$comment", "type", "title", "description", "default", "examples"];

    private static readonly Dictionary<SchemaKind, HashSet<string>> Own = new()
    {
        [SchemaKind.Fields] = ["properties", "required", "additionalProperties"],
        [SchemaKind.List] = ["items", "minItems", "maxItems"],
        [SchemaKind.Text] = ["minLength", "maxLength", "enum", "enumNames", "format"],
        [SchemaKind.Number] = ["minimum", "exclusiveMinimum", "maximum"],
        [SchemaKind.WholeNumber] = ["minimum", "exclusiveMinimum", "maximum"],
        [SchemaKind.YesNo] = [],
    };

    public static SchemaNode Read(JsonElement schema, string at)
    {
        if (schema.ValueKind != JsonValueKind.Object) throw new JsonSchemaException($"{at} must be an object.");
        var kind = Kind(Text(schema, "type", at), at);
        var words = new HashSet<string>();
        foreach (var word in schema.EnumerateObject())
        {
            if (!Anywhere.Contains(word.Name) && !Own[kind].Contains(word.Name)) throw new JsonSchemaException($"{at} uses '{word.Name}', which is not supported here.");
            if (!words.Add(word.Name)) throw new JsonSchemaException($"{at} says '{word.Name}' twice.");
        }

        var more = schema.TryGetProperty("exclusiveMinimum", out var least);
        if (more && schema.TryGetProperty("minimum", out _)) throw new JsonSchemaException($"{at} has 'minimum' and 'exclusiveMinimum': one of them is enough.");
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
            Least = more ? Number(least, "exclusiveMinimum", at) : Bound(schema, kind, "min", decimal.MinValue, at),
            Most = Bound(schema, kind, "max", decimal.MaxValue, at),
            More = more,
        };
        Refuse(node, at);
        RefuseDefault(node, at);
        return node;
    }

    private static void Refuse(SchemaNode node, string at)
    {
        if (node.Least > node.Most) throw new JsonSchemaException($"{at} asks for at least {node.Least} and at most {node.Most}.");
        if (node.Properties.GroupBy(p => p.Key).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new JsonSchemaException($"{at} describes '{twice.Key}' twice.");
        if (node is { Kind: SchemaKind.List, Items: null }) throw new JsonSchemaException($"{at} is an array and needs 'items'.");
        if (node is { Kind: SchemaKind.List, Most: decimal.MaxValue }) throw new JsonSchemaException($"{at} is an array and needs 'maxItems'.");
        if (node is { Kind: SchemaKind.Text, Most: decimal.MaxValue, Choices.Count: 0 }) throw new JsonSchemaException($"{at} is a text and needs 'maxLength'.");
        if (node.Required.FirstOrDefault(r => node.Properties.All(p => p.Key != r)) is { } missing)
            throw new JsonSchemaException($"{at} requires '{missing}', which it does not describe.");
        if (node.ChoiceNames.Count > 0 && node.ChoiceNames.Count != node.Choices.Count) throw new JsonSchemaException($"{at} needs as many 'enumNames' as 'enum'.");
        if (node.Format is not ("line" or "text" or "markdown")) throw new JsonSchemaException($"{at} has the format '{node.Format}', which is not supported here.");
    }

    /// <summary>A form would start out wrong.</summary>
    private static void RefuseDefault(SchemaNode node, string at)
    {
        if (node.Default is not { } value) return;
        var check = new SchemaCheck(1);
        check.Check(node, value);
        if (check.Problems is [var problem, ..]) throw new JsonSchemaException($"{at} has a 'default' that does not fit: {problem.Message}");
    }

    private static KeyValuePair<string, SchemaNode>[] Children(JsonElement schema, string at) => !schema.TryGetProperty("properties", out var properties)
        ? []
        : properties.ValueKind == JsonValueKind.Object
            ? [.. properties.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Read(p.Value, $"{at}/properties/{p.Name}")))]
            : throw new JsonSchemaException($"{at}: 'properties' must be an object.");

    private static decimal Bound(JsonElement schema, SchemaKind kind, string side, decimal none, string at)
    {
        var word = kind switch { SchemaKind.List => $"{side}Items", SchemaKind.Text => $"{side}Length", _ => $"{side}imum" };
        return schema.TryGetProperty(word, out var bound) ? Number(bound, word, at) : none;
    }

    private static decimal Number(JsonElement value, string word, string at) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : throw new JsonSchemaException($"{at}: '{word}' must be a number.");

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
