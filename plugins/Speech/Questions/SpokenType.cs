using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.Speech.Scoring;

namespace PrepPlatform.Speech.Questions;

/// <summary>A question that is answered aloud.</summary>
internal sealed class SpokenType(Judge judge) : IQuestionType
{
    public QuestionTypeDescription Description { get; } = TypeFile.Read();

    public IReadOnlyList<DefinitionProblem> Check(JsonElement definition) => [.. SpokenCheck.Find(definition)];

    public Presentation Present(JsonElement definition, Arrangement arrangement)
    {
        var question = SpokenQuestion.Read(definition);
        return new AudioPresentation(question.Prompt, question.MaxSeconds);
    }

    /// <summary>In words: nobody keeps a recording of it.</summary>
    public JsonElement? BestResponse(JsonElement definition, Arrangement arrangement) => JsonSerializer.SerializeToElement(new { audio = "", corrected = SpokenQuestion.Read(definition).Best });

    public ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) => judge.EvaluateAsync(request, cancellation);
}
