using System.Text.Json;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Samples.Broken;

/// <summary>A plugin of one type, which has the plugin's id; what it does with an answer is up to those that derive from it.</summary>
public abstract class Sample(string id) : IEvaluatorPlugin, IQuestionType
{
    public virtual IReadOnlyList<IQuestionType> Types => [this];

    public virtual ITextEmbedder? Embedder => null;

    public virtual ISpeechTranscriber? Transcriber => null;

    public virtual void Start(PluginEnvironment environment)
    {
    }

    public virtual QuestionTypeDescription Description { get; } = new(
        id, $"The {id} one", "For tests.", Control.Essay,
        """{"type":"object","required":["prompt"],"properties":{"prompt":{"type":"string","maxLength":500},"points":{"type":"number","exclusiveMinimum":0}}}""",
        """{"type":"object","required":["text"],"properties":{"text":{"type":"string","maxLength":200000}}}""",
        new QuestionExample("""{"prompt":"Say something."}""", """{"text":"Something"}"""));

    public virtual IReadOnlyList<DefinitionProblem> Check(JsonElement definition) => [];

    public virtual Presentation Present(JsonElement definition, Arrangement arrangement) => new EssayPresentation(definition.GetProperty("prompt").GetString()!, 3, 1000);

    public JsonElement? BestResponse(JsonElement definition, Arrangement arrangement) => null;

    public virtual JsonElement? Trial(JsonElement definition, string? input) => null;

    public abstract ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation);

    protected static ValueTask<EvaluationResult> Give(decimal score) => ValueTask.FromResult(new EvaluationResult { Outcome = Outcome.Scored, Score = score });
}
