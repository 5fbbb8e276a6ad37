using System.Text.Json;
using System.Text.Json.Nodes;
using PrepPlatform.Evaluators.Schemas;

namespace PrepPlatform.PluginConformance;

/// <summary>JSON that fits a schema and is otherwise nonsense, or nearly right.</summary>
internal sealed class Fuzz(ulong seed, IReadOnlyList<string> words)
{
    private static readonly string[] Nasty =
        ["", " ", "a", "1", "-1", "0", "l1", "r1", "1e400", "NaN", "½", "null", "{}", "'", "\"", "<script>", "\u202E", "\uD83D\uDE00", "क", "\n\n\n", "../..", "%s", "${x}", "[[1]]"];

    private readonly Dice dice = new(seed);

    /// <summary>A value that fits.</summary>
    public JsonElement Any(SchemaNode node) => JsonSerializer.SerializeToElement(Make(node));

    /// <summary>A right value with a part of it replaced.</summary>
    public JsonElement Near(JsonElement best, SchemaNode node)
    {
        var made = JsonNode.Parse(best.GetRawText())!;
        if (made is JsonObject fields)
            foreach (var (name, child) in node.Properties.Where(_ => dice.Next(2) == 0))
                fields[name] = fields[name] is JsonArray list && child.Items is { } items ? Changed(list, items) : Make(child);
        return JsonSerializer.SerializeToElement(made);
    }

    /// <summary>The least that fits: what an empty form sends.</summary>
    public static JsonNode Empty(SchemaNode node) => node.Kind switch
    {
        SchemaKind.Fields => new JsonObject(node.Properties.Where(p => node.Required.Contains(p.Key)).Select(p => KeyValuePair.Create(p.Key, (JsonNode?)Empty(p.Value)))),
        SchemaKind.List => new JsonArray([.. Enumerable.Range(0, Math.Max(0, (int)Math.Max(0, node.Least))).Select(_ => Empty(node.Items!))]),
        SchemaKind.Text => node.Choices.Count > 0 ? node.Choices[0] : new string(' ', (int)Math.Max(0, node.Least)),
        SchemaKind.YesNo => false,
        _ => Within(node, 0),
    };

    private JsonArray Changed(JsonArray list, SchemaNode items)
    {
        var made = new JsonArray([.. list.Where(_ => dice.Next(4) > 0).Select(i => i!.DeepClone())]);
        if (dice.Next(2) == 0) made.Insert(dice.Next(made.Count + 1), made.Count > 0 && dice.Next(2) == 0 ? dice.One([.. made])!.DeepClone() : Make(items));
        return made;
    }

    private JsonNode Make(SchemaNode node) => node.Kind switch
    {
        SchemaKind.Fields => Fields(node),
        SchemaKind.List => new JsonArray([.. Enumerable.Range(0, Math.Min((int)node.Most, (int)Math.Max(0, node.Least) + dice.Next(5))).Select(_ => Make(node.Items!))]),
        SchemaKind.Text => node.Choices.Count > 0 ? dice.One(node.Choices) : Text(node),
        SchemaKind.YesNo => dice.Next(2) == 0,
        SchemaKind.WholeNumber => Within(node, dice.Next(2001) - 1000),
        _ => Within(node, dice.Next(5) switch { 0 => 0, 1 => 0.000001m, 2 => 7_000_000_000_000m, 3 => -3.5m, _ => dice.Next(200) / 10m }),
    };

    private JsonObject Fields(SchemaNode node)
    {
        var made = new JsonObject();
        foreach (var (name, child) in node.Properties)
            if (node.Required.Contains(name) || dice.Next(3) > 0) made[name] = Make(child);
        for (var i = node.Others is null ? 0 : dice.Next(6); i > 0; i--) made[Text(null)] = Make(node.Others!);
        return made;
    }

    private string Text(SchemaNode? node)
    {
        var text = words.Count > 0 && dice.Next(2) == 0 ? dice.One(words) : dice.One(Nasty);
        if (dice.Next(20) == 0) text = string.Concat(Enumerable.Repeat("long ", 400));
        var (least, most) = node is null ? (0, 10) : ((int)Math.Max(0, node.Least), (int)Math.Min(node.Most, 100_000));
        if (text.Length > most) text = char.IsHighSurrogate(text[most - 1]) ? text[..(most - 1)] : text[..most];
        return text.PadRight(least, 'x');
    }

    private static decimal Within(SchemaNode node, decimal number)
    {
        var least = node.More ? node.Least + (node.Kind == SchemaKind.WholeNumber ? 1 : 0.001m) : node.Least;
        return Math.Min(node.Most, Math.Max(least, number));
    }
}
