using System.Text.Json;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Evaluators;
using PrepPlatform.Hosting;

namespace PrepPlatform.Assessments.Areas.Assessments.Questions;

/// <summary>Shows a definition as a student sees it, and scores an answer to it; nothing is kept.</summary>
internal sealed class PreviewQuestion(IQuestionTypes types, IEvaluations evaluations, ICurrentPerson person) : IUseCase
{
    /// <summary>One that any student could get; options stay as written, what must be shuffled is.</summary>
    public const long Seed = 20260815;

    public async Task<QuestionPreview> RunAsync(string type, JsonElement definition, long seed, CancellationToken cancellation)
    {
        var preview = new QuestionPreview(type, definition.GetRawText(), seed) { Points = Definition.Points(definition) };
        var shown = await types.PresentAsync(type, definition, Arrange(seed), cancellation);
        return shown.Succeeded ? preview with { Presentation = shown.Value } : preview with { Problem = shown.Problems[0].Message };
    }

    /// <summary>The same with an answer scored and the key shown.</summary>
    public async Task<QuestionPreview> TryAsync(QuestionPreview preview, JsonElement response, CancellationToken cancellation)
    {
        var definition = Definition.Parse(preview.Json);
        var subject = new EvaluationSubject("question-trial", Guid.CreateVersion7(), 1);
        var order = new EvaluationOrder(subject, preview.Type, definition, response, Arrange(preview.Seed), person.AccountId!.Value);
        return preview with
        {
            Response = response,
            Result = await evaluations.TryAsync(order, cancellation),
            Best = await types.BestResponseAsync(preview.Type, definition, Arrange(preview.Seed), cancellation),
            Explanation = Definition.Explanation(definition),
        };
    }

    private static Arrangement Arrange(long seed) => new(seed, Shuffle: false);
}
