using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PrepPlatform.CodeJudge.Signatures;

/// <summary>
/// Values as they go into a program: a line each, so that the smallest reader can be written in every language. A list is its count and its items, a text its
/// length in bytes and the bytes, what may be null 0, or 1 and the value.
/// </summary>
internal static class Values
{
    /// <summary>Whole numbers that every language holds exactly, also where all numbers are floating.</summary>
    private const long LargestLong = (1L << 53) - 1;

    public static bool Fits(JsonElement value, ValueType type) => type.Kind switch
    {
        ValueKind.Int => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
        ValueKind.Long => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && Math.Abs(number) <= LargestLong,
        ValueKind.Float => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number),
        ValueKind.Text => value.ValueKind == JsonValueKind.String && IsText(value),
        ValueKind.Bool => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        ValueKind.List => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => Fits(v, type.Item!)),
        _ => value.ValueKind == JsonValueKind.Null || Fits(value, type.Item!),
    };

    /// <summary>All arguments, or null where they do not fit.</summary>
    public static byte[]? Write(string arguments, Signature signature)
    {
        if (Parse(arguments) is not { ValueKind: JsonValueKind.Array } values || values.GetArrayLength() != signature.Parameters.Count) return null;
        var text = new StringBuilder();
        foreach (var (value, parameter) in values.EnumerateArray().Zip(signature.Parameters))
        {
            if (ValueType.Parse(parameter.Type) is not { } type || !Fits(value, type)) return null;
            Write(text, value, type);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static JsonElement? Parse(string json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The arguments with their names: <c>nums = [1, 2]</c>.</summary>
    public static string Name(string arguments, Signature signature) => Parse(arguments) is { ValueKind: JsonValueKind.Array } values
        ? string.Join('\n', values.EnumerateArray().Zip(signature.Parameters).Select(p => $"{p.Second.Name} = {p.First.GetRawText()}"))
        : arguments;

    private static void Write(StringBuilder text, JsonElement value, ValueType type)
    {
        if (type.Kind == ValueKind.Text)
        {
            var held = value.GetString()!;
            text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(held)}\n{held}\n");
        }
        else if (type.Kind == ValueKind.List)
        {
            text.Append(CultureInfo.InvariantCulture, $"{value.GetArrayLength()}\n");
            foreach (var item in value.EnumerateArray()) Write(text, item, type.Item!);
        }
        else if (type.Kind == ValueKind.Maybe)
        {
            text.Append(value.ValueKind == JsonValueKind.Null ? "0\n" : "1\n");
            if (value.ValueKind != JsonValueKind.Null) Write(text, value, type.Item!);
        }
        else
        {
            text.Append(value.ValueKind switch { JsonValueKind.True => "1", JsonValueKind.False => "0", _ => Number(value, type) }).Append('\n');
        }
    }

    private static string Number(JsonElement value, ValueType type) => type.Kind == ValueKind.Float
        ? value.GetDouble().ToString("R", CultureInfo.InvariantCulture)
        : value.GetInt64().ToString(CultureInfo.InvariantCulture);

    private static bool IsText(JsonElement value)
    {
        try
        {
            return !value.GetString()!.Contains('\0', StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
