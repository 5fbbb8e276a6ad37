using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.MultipleChoice.Scoring;

namespace PrepPlatform.MultipleChoice.Numbers;

/// <summary>A number, perhaps with a unit.</summary>
internal sealed class NumericType : IQuestionType
{
    public QuestionTypeDescription Description { get; } = TypeFile.Read("numeric", Control.Number);

    public IReadOnlyList<DefinitionProblem> Check(JsonElement definition) => [.. definition.CheckPrompt(), .. NumericCheck.Find(definition)];

    public Presentation Present(JsonElement definition, Arrangement arrangement) =>
        new NumberPresentation(definition.Prompt(), new NumericQuestion(definition).UnitsToShow);

    public JsonElement? BestResponse(JsonElement definition, Arrangement arrangement) =>
        JsonSerializer.SerializeToElement(new { value = new NumericQuestion(definition).Best });

    public ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) => new(Evaluate(request));

    private static EvaluationResult Evaluate(EvaluationRequest request)
    {
        var points = request.Definition.Points();
        var typed = request.Response.Text("value");
        if (string.IsNullOrWhiteSpace(typed)) return Marking.NotAnswered(points);
        var question = new NumericQuestion(request.Definition);
        var answer = $"The right answer is {question.InWords}.";
        if (NumberText.Read(typed, request.Settings.Yes("commaIsDecimal", false)) is not var (value, rest))
            return Wrong(points, $"{Saying.Quote(typed)} could not be read as a number. {answer}");
        if (!question.HasUnit && rest.Length > 0) return Wrong(points, $"{Saying.Quote(typed)} is not a plain number. {answer}");
        var read = $"{Saying.Quote(typed)} was read as `{NumericQuestion.Say(value)}`";
        return question.HasUnit && (rest.Length > 0 || !request.Definition.Yes("unitOptional", false))
            ? WithUnit(points, question, value, rest, request.Definition.Yes("partial", false), answer, read)
            : Marking.ByParts(points, [Number(question.Takes(value), read, answer)]);
    }

    /// <summary>Number and unit count as a whole, or, with partial credit, half each; the unit counts with the right number only.</summary>
    private static EvaluationResult WithUnit(decimal points, NumericQuestion question, double value, string unit, bool partial, string answer, string read)
    {
        var factor = unit.Length == 0 ? null : question.Factor(unit);
        var right = factor is { } known && question.Takes(value * known);
        var number = right || question.Takes(value);
        Part[] parts =
        [
            Number(number, read, answer),
            new Part("Unit", right ? 1 : 0, 1, (right, unit.Length, factor) switch
            {
                (true, _, _) => $"{Saying.Quote(unit)} is right.",
                (_, 0, _) => $"The unit is missing: `{question.Unit}`.",
                (_, _, null) => $"{Saying.Quote(unit)} is not the unit asked for: `{question.Unit}`.",
                _ when number => $"The number would be right in `{question.Unit}`, not in {Saying.Quote(unit)}.",
                _ => "It counts together with the right number.",
            }),
        ];
        return partial ? Marking.ByParts(points, parts) : Marking.AllOrNothing(points, "Number and unit", parts);
    }

    private static Part Number(bool right, string read, string answer) =>
        right ? new Part("Number", 1, 1, $"{read}, which is right.") : new Part("Number", 0, 1, $"{read}, which is not right. {answer}");

    private static EvaluationResult Wrong(decimal points, string reason) => Marking.ByParts(points, [new Part("Number", 0, 1, reason)]);
}
