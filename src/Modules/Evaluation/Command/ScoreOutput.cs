using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Command;

/// <summary>Lines that the <c>score</c> command writes.</summary>
internal static class ScoreOutput
{
    private const int LongestSentence = 500;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    public static bool Error(ArrayBufferWriter<byte> output, JsonElement? id, string sentence)
    {
        var json = Begin(output);
        json.WriteStartObject();
        Id(json, id);
        json.WriteString("error", sentence.Length > LongestSentence ? sentence[..LongestSentence] : sentence);
        End(json, output);
        return false;
    }

    public static bool Score(ArrayBufferWriter<byte> output, JsonElement id, EvaluationResult result, decimal points)
    {
        var json = Begin(output);
        json.WriteStartObject();
        Id(json, id);
        json.WriteString("outcome"u8, result.Outcome switch { Outcome.Scored => "scored"u8, Outcome.NeedsReview => "needs-review"u8, _ => "not-evaluable"u8 });
        json.WriteNumber("score"u8, Short(result.Score * points));
        json.WriteNumber("max"u8, Short(points));
        json.WriteNumber("confidence"u8, Short(result.Confidence));
        if (result.Verdict.Length > 0) json.WriteString("verdict"u8, result.Verdict);
        json.WriteStartArray("criteria"u8);
        foreach (var criterion in result.Criteria) Write(json, criterion);
        json.WriteEndArray();
        if (result.Awaits is { } lacking) json.WriteString("awaits"u8, lacking);
        if (result.Spoken is { } spoken) SpokenOutput.Write(json, spoken);
        End(json, output);
        return true;
    }

    private static void Write(Utf8JsonWriter json, Criterion criterion)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, criterion.Name);
        json.WriteNumber("points"u8, Short(criterion.Points));
        json.WriteNumber("max"u8, Short(criterion.Max));
        json.WriteString("reason"u8, criterion.Reason);
        if (criterion.Verdict.Length > 0) json.WriteString("verdict"u8, criterion.Verdict);
        if (criterion.Output.Length > 0) json.WriteString("output"u8, criterion.Output);
        if (criterion.Used is { } used)
        {
            json.WriteStartObject("used"u8);
            json.WriteNumber("milliseconds"u8, used.Milliseconds);
            json.WriteNumber("kilobytes"u8, used.Kilobytes);
            json.WriteEndObject();
        }

        json.WriteStartArray("evidence"u8);
        foreach (var span in criterion.Evidence)
        {
            json.WriteStartObject();
            json.WriteNumber("start"u8, span.Start);
            json.WriteNumber("length"u8, span.Length);
            json.WriteString("note"u8, span.Note);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Id(Utf8JsonWriter json, JsonElement? id)
    {
        json.WritePropertyName("id"u8);
        if (id is { } given) given.WriteTo(json);
        else json.WriteNullValue();
    }

    /// <summary>A fraction is kept to a millionth, so its points are true to a ten-thousandth: a third of three is one. Without the zeros that arithmetic leaves behind.</summary>
    private static decimal Short(decimal number) => decimal.Round(number, 4) / 1.000000000000000000000000000000000m;

    private static Utf8JsonWriter Begin(ArrayBufferWriter<byte> output)
    {
        if (writer is null) writer = new Utf8JsonWriter(output, Options);
        else writer.Reset(output);
        return writer;
    }

    private static void End(Utf8JsonWriter json, ArrayBufferWriter<byte> output)
    {
        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
    }
}
