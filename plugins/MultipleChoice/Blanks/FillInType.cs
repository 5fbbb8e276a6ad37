using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.MultipleChoice.Scoring;

namespace PrepPlatform.MultipleChoice.Blanks;

/// <summary>Words or short texts typed into blanks.</summary>
internal sealed class FillInType : IQuestionType
{
    private const int MostNamed = 5;

    public QuestionTypeDescription Description { get; } = TypeFile.Read("fill-in", Control.Text);

    public IReadOnlyList<DefinitionProblem> Check(JsonElement definition) => [.. definition.CheckPrompt(), .. FillInCheck.Find(definition)];

    public Presentation Present(JsonElement definition, Arrangement arrangement) =>
        new TextPresentation(definition.Prompt(), definition.GetProperty("blanks").GetArrayLength());

    public JsonElement? BestResponse(JsonElement definition, Arrangement arrangement) =>
        JsonSerializer.SerializeToElement(new { blanks = Blank.ReadAll(definition).Select(b => b.Accept[0]) });

    public ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) => new(Evaluate(request));

    private static EvaluationResult Evaluate(EvaluationRequest request)
    {
        var blanks = Blank.ReadAll(request.Definition);
        var typed = request.Response.Texts("blanks");
        if (typed.Length > blanks.Length) return Mistakes.TooMany("blanks");
        var points = request.Definition.Points();
        if (typed.All(string.IsNullOrWhiteSpace)) return Marking.NotAnswered(points);
        var plainly = request.Settings.Yes("fillInIgnoresAccents", false);
        var parts = new Part[blanks.Length];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = Mark(blanks[i], parts.Length == 1 ? "Answer" : $"Blank {i + 1}", i < typed.Length ? typed[i] : "", plainly);
        return request.Definition.Yes("partial", true) ? Marking.ByParts(points, parts) : Marking.AllOrNothing(points, "All blanks", parts);
    }

    private static Part Mark(Blank blank, string name, string typed, bool withoutAccents)
    {
        var answer = $"The answer is {string.Join(" or ", blank.Accept.Take(MostNamed).Select(Saying.Quote))}.";
        if (string.IsNullOrWhiteSpace(typed)) return new Part(name, 0, 1, $"You left this empty. {answer}");
        if (blank.Takes(typed, withoutAccents)) return new Part(name, 1, 1, $"{Saying.Quote(typed)} is right.");
        var capitals = blank.CaseSensitive && (blank with { CaseSensitive = false }).Takes(typed, withoutAccents);
        return new Part(name, 0, 1, $"{Saying.Quote(typed)} is not right{(capitals ? ": capitals matter here" : "")}. {answer}");
    }
}
