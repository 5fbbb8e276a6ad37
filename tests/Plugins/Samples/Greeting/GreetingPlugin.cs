using System.Text.Json;
using HandlebarsDotNet;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Samples.Greeting;

/// <summary>Asks to greet somebody by name.</summary>
public sealed class GreetingPlugin : IEvaluatorPlugin
{
    public IReadOnlyList<IQuestionType> Types { get; } = [new GreetingType()];

    public string? SettingsSchema => """
        {"type":"object","properties":{
          "polite":{"type":"boolean","title":"Ask for a sir or madam","default":false},
          "word":{"type":"string","title":"The greeting","maxLength":20,"default":"Hello"}}}
        """;
}

internal sealed class GreetingType : IQuestionType
{
    public QuestionTypeDescription Description { get; } = new(
        "greeting", "Greeting", "One line that greets somebody.", Control.Essay,
        """{"type":"object","required":["prompt","name"],"properties":{"prompt":{"type":"string","maxLength":500},"points":{"type":"number","exclusiveMinimum":0},"explanation":{"type":"string","maxLength":500},"name":{"type":"string","maxLength":50,"minLength":1}}}""",
        """{"type":"object","required":["text"],"properties":{"text":{"type":"string","maxLength":200}}}""",
        new QuestionExample("""{"prompt":"Greet Asha.","name":"Asha","points":2}""", """{"text":"Hello Asha"}"""));

    public IReadOnlyList<DefinitionProblem> Check(JsonElement definition) =>
        Text(definition, "name") == "Nobody" ? [new DefinitionProblem("name", "Name somebody.")] : [];

    public Presentation Present(JsonElement definition, Arrangement arrangement) => new EssayPresentation(Text(definition, "prompt"), 1, 200);

    public JsonElement? BestResponse(JsonElement definition, Arrangement arrangement) =>
        JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["text"] = Render("Hello", definition) });

    public ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation)
    {
        var word = request.Settings.TryGetProperty("word", out var set) ? set.GetString()! : "Hello";
        var right = Text(request.Response, "text") == Render(word, request.Definition);
        var points = request.Definition.TryGetProperty("points", out var max) ? max.GetDecimal() : 1;
        return ValueTask.FromResult(new EvaluationResult
        {
            Outcome = Outcome.Scored, Score = right ? 1 : 0,
            Criteria = [new Criterion("Greeting", right ? points : 0, points, right ? "Well met." : $"Say: {Render(word, request.Definition)}")],
            // Its own version of the dependency, whatever the host has.
            Notes = $"Handlebars {typeof(Handlebars).Assembly.GetName().Version!.Major}",
        });
    }

    private static string Render(string word, JsonElement definition) =>
        Handlebars.Compile("{{word}} {{name}}")(new Dictionary<string, object> { ["word"] = word, ["name"] = Text(definition, "name") });

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
