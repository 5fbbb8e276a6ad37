using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace PrepPlatform.CodeJudge.Signatures;

/// <summary>Reads what a function returned, written as <see cref="Values"/> are. A stranger's bytes: anything that does not fit is no result.</summary>
internal ref struct ResultReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>The result as JSON; false: there is none, or not of this type.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, ValueType type, out JsonNode? result)
    {
        var reader = new ResultReader(bytes);
        return reader.TryRead(type, out result) && reader.rest.IsEmpty;
    }

    private bool TryRead(ValueType type, out JsonNode? result)
    {
        result = null;
        if (!TryLine(out var line)) return false;
        switch (type.Kind)
        {
            case ValueKind.Text: return TryText(line, out result);
            case ValueKind.List: return TryList(line, type.Item!, out result);
            case ValueKind.Float: return TryFloat(line, out result);
            case ValueKind.Bool:
                result = line is [(byte)'1'];
                return line is [(byte)'0' or (byte)'1'];
            case ValueKind.Maybe: return line is [(byte)'0'] || (line is [(byte)'1'] && TryRead(type.Item!, out result));
            default: return TryWhole(line, out result);
        }
    }

    private bool TryLine(out ReadOnlySpan<byte> line)
    {
        var end = rest.IndexOf((byte)'\n');
        line = end < 0 ? default : rest[..end];
        if (end >= 0) rest = rest[(end + 1)..];
        return end >= 0;
    }

    private bool TryText(ReadOnlySpan<byte> line, out JsonNode? result)
    {
        result = null;
        if (!TryCount(line, out var length) || rest.Length <= length || rest[length] != '\n') return false;
        result = Encoding.UTF8.GetString(rest[..length]);
        rest = rest[(length + 1)..];
        return true;
    }

    private bool TryList(ReadOnlySpan<byte> line, ValueType item, out JsonNode? result)
    {
        var list = new JsonArray();
        result = list;
        if (!TryCount(line, out var count)) return false;
        for (var i = 0; i < count; i++)
        {
            if (!TryRead(item, out var value)) return false;
            list.Add(value);
        }

        return true;
    }

    private static bool TryCount(ReadOnlySpan<byte> line, out int count) => Utf8Parser.TryParse(line, out count, out var used) && used == line.Length && count >= 0;

    private static bool TryWhole(ReadOnlySpan<byte> line, out JsonNode? result)
    {
        var fits = Utf8Parser.TryParse(line, out long number, out var used) && used == line.Length;
        result = number;
        return fits;
    }

    /// <summary>What JSON has no number for stays a text.</summary>
    private static bool TryFloat(ReadOnlySpan<byte> line, out JsonNode? result)
    {
        var text = Encoding.UTF8.GetString(line);
        var fits = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        result = fits && double.IsFinite(number) ? number : text.Length <= 10 ? text : "";
        return fits || text.ToUpperInvariant().TrimStart('+', '-') is "INF" or "INFINITY" or "NAN";
    }
}
