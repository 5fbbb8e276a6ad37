using System.Text.Json;

namespace PrepPlatform.Ui.Answers;

/// <summary>What a response says, whatever shape it came in: what is not there is empty.</summary>
internal static class Said
{
    public static IReadOnlyList<string> Selected(JsonElement? response) => Texts(response, "selected");

    public static IReadOnlyList<string> Order(JsonElement? response) => Texts(response, "order");

    public static IReadOnlyList<string> Blanks(JsonElement? response) => Texts(response, "blanks");

    public static string Value(JsonElement? response) => Text(response, "value");

    public static string Essay(JsonElement? response) => Text(response, "text");

    public static string Language(JsonElement? response) => Text(response, "language");

    public static string Source(JsonElement? response) => Text(response, "source");

    public static string Audio(JsonElement? response) => Recording(Text(response, "audio"));

    public static string Pair(JsonElement? response, string row) => Find(response, "pairs") is { } pairs ? Text(pairs, row) : "";

    /// <summary>What can be a recording's name; everything else is empty.</summary>
    public static string Recording(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigitLower) ? text : "";

    private static IReadOnlyList<string> Texts(JsonElement? response, string name) => Find(response, name) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Select(t => t.ValueKind == JsonValueKind.String ? t.GetString()! : "")]
        : [];

    private static string Text(JsonElement? from, string name) =>
        Find(from, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    private static JsonElement? Find(JsonElement? from, string name) =>
        from is { ValueKind: JsonValueKind.Object } fields && fields.TryGetProperty(name, out var value) ? value : null;
}
