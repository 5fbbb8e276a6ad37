using System.Text.Json;

namespace PrepPlatform.Practice.Domain;

/// <summary>The judge's type of values that stand in the same place: <c>int</c>, <c>long</c>, <c>float</c>, <c>string</c>, <c>bool</c>, <c>T[]</c>, <c>T?</c>.</summary>
internal static class CaseTypes
{
    private const string Nothing = "", Null = "null";

    /// <summary>The one that fits all, or null: there is none.</summary>
    public static string? Of(IEnumerable<JsonElement> values)
    {
        var type = values.Select(OfOne).Aggregate((string?)Nothing, Join);
        return type is null or Null or Nothing ? null : type.StartsWith('[') ? $"int{type}" : type;
    }

    public static bool HasObject(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object || (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(HasObject));

    /// <summary>An empty list is <c>[]</c> of anything; null is a <c>?</c> of anything.</summary>
    private static string? OfOne(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "bool",
        JsonValueKind.Null => Null,
        JsonValueKind.Number => value.TryGetInt32(out _) ? "int" : value.TryGetInt64(out _) ? "long" : "float",
        JsonValueKind.Array => value.EnumerateArray().Select(OfOne).Aggregate((string?)Nothing, Join) is { } item and not Null ? $"{item}[]" : null,
        _ => null,
    };

    private static string? Join(string? a, string? b) => (a, b) switch
    {
        (null, _) or (_, null) => null,
        (Nothing, _) => b,
        (_, Nothing) => a,
        _ when a == b => a,
        (Null, _) => Maybe(b),
        (_, Null) => Maybe(a),
        _ when a.EndsWith('?') || b.EndsWith('?') => Join(a.TrimEnd('?'), b.TrimEnd('?')) is { } of ? Maybe(of) : null,
        _ when a.EndsWith("[]", StringComparison.Ordinal) && b.EndsWith("[]", StringComparison.Ordinal) => Join(a[..^2], b[..^2]) is { } item ? $"{item}[]" : null,
        _ => Rank(a) is var x and > 0 && Rank(b) is var y and > 0 ? x > y ? a : b : null,
    };

    private static string Maybe(string type) => type.EndsWith('?') ? type : $"{type}?";

    /// <summary>Which number holds which.</summary>
    private static int Rank(string type) => type switch { "int" => 1, "long" => 2, "float" => 3, _ => 0 };
}
