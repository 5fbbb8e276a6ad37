using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using PrepPlatform.Evaluators.Schemas;

namespace PrepPlatform.Tests.Evaluators;

/// <summary>Responses that fit a schema: right ones, nearly right ones and nonsense.</summary>
internal static class Responses
{
    private static readonly string[] Words =
        ["", " ", "a", "b", "c", "1", "2", "3", "9", "l1", "l2", "l9", "r1", "r2", "r9", "-1", "1e400", "NaN", "½", "1/0", "\uD83D\uDE00", "\u202E", "‏٣", "[[1]]", "<script>", new('x', 2000)];

    public static Gen<JsonElement> Near(JsonElement best, SchemaNode schema) =>
        Gen.OneOf(Gen.Constant(best), Any(schema).Select(n => Questions.Json(n!)), Changed(best, schema)).Where(r => JsonSchemaFits(schema, r));

    private static Gen<JsonElement> Changed(JsonElement best, SchemaNode schema) =>
        from other in Any(schema)
        from take in Gen.Choose(0, 3)
        select Questions.Json(Mixed(JsonNode.Parse(best.GetRawText())!, other, take));

    /// <summary>The right answer with some of the wrong one in its place.</summary>
    private static JsonNode Mixed(JsonNode best, JsonNode other, int take)
    {
        foreach (var (name, value) in best.AsObject().ToList())
        {
            if (value is JsonArray list && other[name] is JsonArray more)
                foreach (var item in more.Take(take).ToList()) list.Insert(Math.Min(take, list.Count), item!.DeepClone());
            else if (value is JsonObject map && other[name] is JsonObject values)
                foreach (var (key, item) in values.Take(take)) map[key] = item!.DeepClone();
        }

        return best;
    }

    private static Gen<JsonNode> Any(SchemaNode node) => node.Kind switch
    {
        SchemaKind.Fields when node.Others is { } others =>
            from names in Gen.Elements(Words).ArrayOf(4)
            from values in Any(others).ArrayOf(4)
            select (JsonNode)new JsonObject(names.Zip(values).DistinctBy(p => p.First).Select(p => KeyValuePair.Create(p.First, (JsonNode?)p.Second.DeepClone()))),
        SchemaKind.Fields => Gen.CollectToList(node.Properties, p => Any(p.Value).Select(v => KeyValuePair.Create(p.Key, (JsonNode?)v.DeepClone()))).Select(all => (JsonNode)new JsonObject(all)),
        SchemaKind.List => from count in Gen.Choose(0, 5) from items in Any(node.Items!).ArrayOf(count) select (JsonNode)new JsonArray([.. items.Select(i => i.DeepClone())]),
        SchemaKind.Text => Gen.Elements(Words).Select(w => (JsonNode)JsonValue.Create(w)),
        SchemaKind.YesNo => Gen.Elements(true, false).Select(b => (JsonNode)JsonValue.Create(b)),
        _ => Gen.Choose(-5, 5).Select(n => (JsonNode)JsonValue.Create(n)),
    };

    private static bool JsonSchemaFits(SchemaNode schema, JsonElement response) => Questions.Schemas.Values.First(s => s.Response.Root == schema).Response.Check(response).Count == 0;
}
