using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.SemanticText.Encoding;
using PrepPlatform.SemanticText.Scoring;

namespace PrepPlatform.SemanticText.Questions;

/// <summary>A question that is answered in words: a few sentences or an essay.</summary>
internal sealed class TextType(string id, int lines, int longest, IReadOnlyList<TextEmbedder> embedders) : IQuestionType
{
    private readonly Scorer scorer = new(embedders, Weights.With);

    public QuestionTypeDescription Description { get; } = TypeFile.Read(id, longest);

    public IReadOnlyList<DefinitionProblem> Check(JsonElement definition) => [.. TextCheck.Find(TextQuestion.Read(definition))];

    public Presentation Present(JsonElement definition, Arrangement arrangement) => new EssayPresentation(definition.GetProperty("prompt").GetString()!, lines, longest);

    public JsonElement? BestResponse(JsonElement definition, Arrangement arrangement) => JsonSerializer.SerializeToElement(new { text = TextQuestion.Read(definition).Best });

    public ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) => scorer.ScoreAsync(request, cancellation);
}
