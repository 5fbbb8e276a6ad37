using System.Text.Json;
using System.Text.Json.Nodes;
using PrepPlatform.CodeJudge.Problems;

namespace PrepPlatform.CodeJudge.Signatures;

/// <summary>Compares what a function returned with what it should have.</summary>
internal static class ResultChecker
{
    /// <param name="expected">What it should have returned.</param>
    /// <param name="got">What it returned.</param>
    /// <param name="kind">Where order does not matter, it is the outermost list's.</param>
    /// <param name="tolerance">Of numbers that are not whole.</param>
    public static bool Same(JsonNode? expected, JsonNode? got, CheckerKind kind, double tolerance)
    {
        if (kind is not (CheckerKind.UnorderedLines or CheckerKind.UnorderedTokens) || expected is not JsonArray one || got is not JsonArray other) return Same(expected, got, tolerance);
        return one.Count == other.Count && one.Select(Text).Order(StringComparer.Ordinal).SequenceEqual(other.Select(Text).Order(StringComparer.Ordinal));
    }

    private static bool Same(JsonNode? one, JsonNode? other, double tolerance) => (one, other) switch
    {
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(p => Same(p.First, p.Second, tolerance)),
        (JsonValue a, JsonValue b) when a.GetValueKind() == JsonValueKind.Number && b.GetValueKind() == JsonValueKind.Number => Near(a, b, tolerance),
        _ => JsonNode.DeepEquals(one, other),
    };

    private static bool Near(JsonValue a, JsonValue b, double tolerance) => Whole(a) is { } x && Whole(b) is { } y
        ? x == y
        : (Number(a), Number(b)) is var (p, q) && Math.Abs(p - q) <= tolerance * Math.Max(1, Math.Abs(p));

    private static long? Whole(JsonValue value) => long.TryParse(Text(value), out var number) ? number : null;

    private static double Number(JsonValue value) => double.Parse(Text(value), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Numbers that are equal read equal: 2.0 is 2.</summary>
    private static string Text(JsonNode? node) => node switch
    {
        null => "null",
        JsonArray list => $"[{string.Join(",", list.Select(Text))}]",
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture) is var number
            && number == Math.Truncate(number) && Math.Abs(number) < 1e15 => ((long)number).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => node.ToJsonString(),
    };
}
