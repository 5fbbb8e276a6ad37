using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PrepPlatform.Placement.Domain.Rules;

/// <summary>A student's facts in memory. Reading takes microseconds, since a shortlist reads a hundred thousand; null always means: not known.</summary>
internal sealed class FactSheet
{
    private static readonly string[] Known =
        [Facts.ActiveBacklogs, Facts.Branch, Facts.Cgpa, Facts.Degree, Facts.Marks10, Facts.Marks12, Facts.PastBacklogs, Facts.Skills, Facts.Verified, Facts.Year];

    private readonly List<Fact> facts = new(12);

    /// <summary>Nothing is known.</summary>
    public static FactSheet Empty { get; } = new();

    /// <summary>Reads what <see cref="Write"/> wrote; anything in it that is no fact is left out.</summary>
    /// <exception cref="JsonException">It is no JSON object.</exception>
    public static FactSheet Read(string json)
    {
        var bytes = System.Buffers.ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            return Read(bytes.AsSpan(0, Encoding.UTF8.GetBytes(json, bytes)));
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>The same of UTF-8.</summary>
    public static FactSheet Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Facts are a JSON object.");
        var sheet = new FactSheet();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = Key(ref reader);
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject) sheet.Take(ref reader, key);
            else reader.Skip();
        }

        return sheet;
    }

    public decimal? Number(string key) => Find(key) is { Number: var number } ? number : null;

    public string? Text(string key) => Find(key)?.Text;

    public IReadOnlyList<string>? Texts(string key) => Find(key)?.Texts;

    /// <summary>Since when it is as it is, in UTC.</summary>
    public DateTimeOffset? AsOf(string key) => Find(key)?.At;

    /// <summary>What is known, in ordinal order.</summary>
    public IEnumerable<string> Keys => facts.Select(f => f.Key).Order(StringComparer.Ordinal);

    /// <summary>Keeps a fact, or forgets it where the value is null, empty or an empty list.</summary>
    public FactSheet Set(string key, decimal? value, DateTimeOffset at) => Put(new(key, value, null, null, at), value is not null);

    public FactSheet Set(string key, string? value, DateTimeOffset at) => Put(new(key, null, value, null, at), !string.IsNullOrWhiteSpace(value));

    public FactSheet Set(string key, IReadOnlyList<string>? value, DateTimeOffset at) => Put(new(key, null, null, value, at), value is { Count: > 0 });

    /// <summary>As JSON; equal facts give equal text, whatever order they were set in and however their numbers were written.</summary>
    public string Write()
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var fact in facts.OrderBy(f => f.Key, StringComparer.Ordinal)) WriteFact(writer, fact);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteFact(Utf8JsonWriter writer, Fact fact)
    {
        writer.WriteStartObject(fact.Key);
        writer.WritePropertyName("v");
        if (fact.Number is { } number) writer.WriteRawValue(Plain(number));
        else if (fact.Text is { } text) writer.WriteStringValue(text);
        else WriteTexts(writer, fact.Texts!);
        writer.WriteString("at", fact.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray();
        foreach (var text in texts) writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    /// <summary>Without zeros at the end: 8.50 is 8.5.</summary>
    private static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private FactSheet Put(Fact fact, bool known)
    {
        facts.RemoveAll(f => f.Key == fact.Key);
        if (known) facts.Add(fact);
        return this;
    }

    private void Take(ref Utf8JsonReader reader, string key)
    {
        decimal? number = null;
        string? text = null;
        List<string>? texts = null;
        var at = default(DateTimeOffset);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isValue = reader.ValueTextEquals("v"u8);
            reader.Read();
            if (isValue && reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var read)) number = read;
            else if (isValue && reader.TokenType == JsonTokenType.String) text = reader.GetString();
            else if (isValue && reader.TokenType == JsonTokenType.StartArray) texts = List(ref reader);
            else if (!isValue && reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var instant)) at = instant;
            else reader.Skip();
        }

        if (number is not null || text is not null || texts is not null) Put(new(key, number, text, texts, at), known: true);
    }

    private static List<string> List(ref Utf8JsonReader reader)
    {
        var texts = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            if (reader.TokenType == JsonTokenType.String) texts.Add(reader.GetString()!);
            else reader.Skip();
        return texts;
    }

    private static string Key(ref Utf8JsonReader reader)
    {
        foreach (var known in Known)
            if (reader.ValueTextEquals(known)) return known;
        return reader.GetString()!;
    }

    private Fact? Find(string key)
    {
        foreach (var fact in facts)
            if (ReferenceEquals(fact.Key, key) || fact.Key == key) return fact;
        return null;
    }

    private sealed record Fact(string Key, decimal? Number, string? Text, IReadOnlyList<string>? Texts, DateTimeOffset At);
}
