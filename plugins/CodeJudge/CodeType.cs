using System.Text.Json;
using System.Text.Json.Nodes;
using PrepPlatform.CodeJudge.Languages;
using PrepPlatform.CodeJudge.Problems;
using PrepPlatform.CodeJudge.Scoring;
using PrepPlatform.CodeJudge.Showing;
using PrepPlatform.Evaluators;

namespace PrepPlatform.CodeJudge;

/// <summary>A question that is answered with a program.</summary>
internal sealed class CodeType(InstalledLanguages languages, Judge judge) : IQuestionType
{
    public QuestionTypeDescription Description { get; } = TypeFile.Read();

    public IReadOnlyList<DefinitionProblem> Check(JsonElement definition)
    {
        var kinds = SignatureCheck.Kinds(definition.TryGetProperty("signature", out _), definition.TryGetProperty("tests", out var tests) && tests.GetArrayLength() > 0, definition.TryGetProperty("cases", out var cases) && cases.GetArrayLength() > 0);
        return kinds.ToList() is { Count: > 0 } wrong ? wrong : [.. CodeCheck.Find(ProblemReader.Read(definition))];
    }

    public Presentation Present(JsonElement definition, Arrangement arrangement) => Shown.Make(ProblemReader.Read(definition), languages);

    public JsonElement? BestResponse(JsonElement definition, Arrangement arrangement) =>
        ProblemReader.Read(definition).Reference is { } reference ? JsonSerializer.SerializeToElement(new { language = reference.Language, source = reference.Source }) : null;

    public JsonElement? Trial(JsonElement definition, string? input) => TrialDefinition.Make(JsonNode.Parse(definition.GetRawText())!.AsObject(), input);

    public async ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) => await judge.EvaluateAsync(request, cancellation);
}
