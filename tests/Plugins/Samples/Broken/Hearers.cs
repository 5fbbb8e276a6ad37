using System.Text.Json;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Samples.Broken;

/// <summary>
/// Takes the words that stand in a recording for what is said in it and has them go on as a greeting. As long as the file <c>arrived</c> does not lie in the first folder of
/// models it lacks a model for recordings that begin with "later".
/// </summary>
public sealed class Hears() : Sample("hears"), ISpeechTranscriber
{
    private string folder = "";

    public override ISpeechTranscriber Transcriber => this;

    public string? Model => File.Exists(Path.Combine(folder, "none")) ? null : "letters 1.0";

    public override QuestionTypeDescription Description { get; } = new(
        "hears", "The hears one", "For tests.", Control.Audio,
        """{"type":"object","required":["prompt"],"properties":{"prompt":{"type":"string","maxLength":500},"points":{"type":"number","exclusiveMinimum":0}}}""",
        """{"type":"object","required":["audio"],"properties":{"audio":{"type":"string","maxLength":200}}}""",
        new QuestionExample("""{"prompt":"Say something."}""", """{"audio":""}"""));

    public override void Start(PluginEnvironment environment) => folder = environment.ModelFolders[0];

    public override Presentation Present(JsonElement definition, Arrangement arrangement) => new AudioPresentation(definition.GetProperty("prompt").GetString()!, 60);

    public override async ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation)
    {
        var name = request.Response.GetProperty("audio").GetString()!;
        if (name.Length == 0) return new EvaluationResult { Outcome = Outcome.Scored, Notes = "nothing recorded" };
        if (!request.Files.TryGetValue(name, out var file)) return EvaluationResult.NotEvaluable("it is gone");
        var text = await File.ReadAllTextAsync(file, cancellation);
        if (text.StartsWith("later", StringComparison.Ordinal) && !File.Exists(Path.Combine(folder, "arrived")))
            return new EvaluationResult { Outcome = Outcome.Scored, Confidence = 0, Notes = "no model", Awaits = "a speech model" };
        if (text.StartsWith("silence", StringComparison.Ordinal)) return new EvaluationResult { Outcome = Outcome.Scored, Spoken = new SpokenAnswer(3, [], "letters 1.0") };
        var spoken = await TranscribeAsync(file, request.Progress, cancellation);
        var definition = JsonElement.Parse("""{"prompt":"Greet Asha.","name":"Asha","points":2}""");
        return new EvaluationResult
        {
            Outcome = Outcome.Scored, Notes = "heard it", Spoken = spoken,
            Next = new NextStep("greeting", definition, JsonSerializer.SerializeToElement(new { text = spoken.Text() })) { MostConfidence = text.Contains("mumble", StringComparison.Ordinal) ? 0.3m : 1 },
        };
    }

    public async ValueTask<SpokenAnswer> TranscribeAsync(string file, IProgress<decimal>? progress, CancellationToken cancellation)
    {
        var text = await File.ReadAllTextAsync(file, cancellation);
        if (text.StartsWith("broken", StringComparison.Ordinal)) throw new InvalidDataException("It cannot be read.");
        progress?.Report(0.5m);
        if (text.StartsWith("slowly", StringComparison.Ordinal)) await Task.Delay(TimeSpan.FromSeconds(4), cancellation);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((w, i) => new HeardWord(w, i, i + 0.5m, 0.9m)).ToList();
        return new SpokenAnswer(words.Count, text.StartsWith("backwards", StringComparison.Ordinal) ? [.. words.Select(w => w with { End = -1 })] : words, "letters 1.0")
        {
            Delivery = [new DeliveryMeasure("Pace", 120, "words a minute", 100, 160, "Easy to follow.")],
        };
    }
}
