using System.Text.Json;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Command;

/// <summary>What was heard, in a line that the <c>score</c> command writes.</summary>
internal static class SpokenOutput
{
    public static void Write(Utf8JsonWriter json, SpokenAnswer spoken)
    {
        json.WriteStartObject("spoken"u8);
        json.WriteNumber("seconds"u8, spoken.Seconds);
        json.WriteString("model"u8, spoken.Model);
        json.WriteString("text"u8, string.Join(' ', spoken.Words.Select(w => w.Text)));
        if (spoken.Corrected.Length > 0) json.WriteString("corrected"u8, spoken.Corrected);
        json.WriteStartArray("words"u8);
        foreach (var word in spoken.Words) Write(json, word);
        json.WriteEndArray();
        json.WriteStartArray("delivery"u8);
        foreach (var measure in spoken.Delivery) Write(json, measure);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, HeardWord word)
    {
        json.WriteStartObject();
        json.WriteString("text"u8, word.Text);
        json.WriteNumber("start"u8, word.Start);
        json.WriteNumber("end"u8, word.End);
        json.WriteNumber("confidence"u8, word.Confidence);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DeliveryMeasure measure)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, measure.Name);
        json.WriteNumber("value"u8, measure.Value);
        json.WriteString("unit"u8, measure.Unit);
        Bound(json, "low", measure.Low);
        Bound(json, "high", measure.High);
        json.WriteString("tip"u8, measure.Tip);
        json.WriteEndObject();
    }

    private static void Bound(Utf8JsonWriter json, string name, decimal? bound)
    {
        if (bound is { } value) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }
}
