using System.Text.Json;
using System.Text.Json.Nodes;

namespace PrepPlatform.CodeJudge.Showing;

/// <summary>A question cut down to what a candidate may see of it, to try a program on.</summary>
internal static class TrialDefinition
{
    /// <param name="definition">Changed and returned.</param>
    /// <param name="input">The candidate's own; null: none. A conversation with an interactor has no input of one's own.</param>
    public static JsonElement Make(JsonObject definition, string? input)
    {
        foreach (var secret in new[] { "reference", "wrong", "generator", "explanation", "subtasks", "starter" }) definition.Remove(secret);
        var function = definition.ContainsKey("signature");
        var tests = new JsonArray([.. (definition[function ? "cases" : "tests"] as JsonArray ?? []).OfType<JsonObject>().Where(IsShown).Select(Plain)]);
        if (input is not null && !definition.ContainsKey("interactor")) tests.Add(new JsonObject { [function ? "arguments" : "input"] = input, ["points"] = 0 });
        definition[function ? "cases" : "tests"] = tests;
        return JsonSerializer.SerializeToElement(definition);
    }

    private static bool IsShown(JsonObject test) => test["hidden"]?.GetValueKind() != JsonValueKind.True;

    private static JsonNode Plain(JsonObject test)
    {
        var copy = test.DeepClone().AsObject();
        copy.Remove("subtask");
        return copy;
    }
}
