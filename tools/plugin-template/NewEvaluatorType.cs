using System.Globalization;
using System.Text.Json;
using PrepPlatform.Evaluators;

namespace NewEvaluator;

/// <summary>
/// An estimate: how many piano tuners are there in Chicago? Right is what is at most <c>factor</c> times too large or too small; what is off by
/// more loses in proportion of the orders of magnitude, down to nothing at the factor's square.
/// </summary>
internal sealed class NewEvaluatorType : IQuestionType
{
    // 1. What an author fills in: each title is a label of the form. "prompt", "points" and "explanation" belong to every type.
    private const string DefinitionSchema =
        """
        {
          "type": "object",
          "properties": {
            "prompt": { "type": "string", "title": "Question", "format": "markdown", "minLength": 1, "maxLength": 20000 },
            "answer": { "type": "number", "title": "Best estimate", "exclusiveMinimum": 0 },
            "factor": { "type": "number", "title": "Right within a factor of", "description": "2: half as much or twice as much is still right.", "exclusiveMinimum": 1, "maximum": 1000 },
            "points": { "type": "number", "title": "Points", "exclusiveMinimum": 0, "maximum": 1000, "default": 1 },
            "explanation": { "type": "string", "title": "Explanation", "format": "markdown", "maxLength": 10000 }
          },
          "required": ["prompt", "answer", "factor"]
        }
        """;

    // 2. What a candidate sends: the shape of the control chosen below.
    private const string ResponseSchema =
        """
        { "type": "object", "properties": { "value": { "type": "string", "title": "Estimate", "maxLength": 100 } }, "required": ["value"] }
        """;

    private static readonly QuestionExample Example = new(
        """{ "prompt": "How many seconds has a year?", "answer": 31557600, "factor": 1.5, "points": 2, "explanation": "About $\\pi \\cdot 10^7$." }""",
        """{ "value": "3e7" }""");

    public QuestionTypeDescription Description { get; } = new(
        "new-evaluator", "New evaluator", "A number that need only be of the right size.", Control.Number, DefinitionSchema, ResponseSchema, Example);

    // 3. What the schema cannot say. Tell the author what to do.
    public IReadOnlyList<DefinitionProblem> Check(JsonElement definition) =>
        string.IsNullOrWhiteSpace(definition.GetProperty("prompt").GetString()) ? [new DefinitionProblem("prompt", "Write the question.")] : [];

    // 4. What the candidate sees: never the answer. A type that shows items uses arrangement.Seed to mix and number them.
    public Presentation Present(JsonElement definition, Arrangement arrangement) => new NumberPresentation(definition.GetProperty("prompt").GetString()!, []);

    // 5. A response that scores in full.
    public JsonElement? BestResponse(JsonElement definition, Arrangement arrangement) =>
        JsonSerializer.SerializeToElement(new { value = definition.GetProperty("answer").GetDouble().ToString("R", CultureInfo.InvariantCulture) });

    // 6. The score, and why. Both fit their schemas; everything else may be nonsense and must not throw.
    public ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation)
    {
        var definition = request.Definition;
        var points = definition.TryGetProperty("points", out var given) ? given.GetDecimal() : 1;
        var typed = request.Response.GetProperty("value").GetString()!.Trim();
        if (typed.Length == 0) return Result(0, points, "Not answered.");
        if (!double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value) || value <= 0)
            return Result(0, points, "This could not be read as a number greater than 0. Write it like 1500 or 1.5e3.");
        var (answer, factor) = (definition.GetProperty("answer").GetDouble(), definition.GetProperty("factor").GetDouble());
        var off = Math.Max(value / answer, answer / value);
        var score = Math.Clamp(2 - Math.Log(off) / Math.Log(factor), 0, 1);
        return Result(decimal.Round((decimal)score, 6), points, off <= factor
            ? "That is of the right size."
            : string.Create(CultureInfo.InvariantCulture, $"That is {off:0.#} times too {(value > answer ? "large" : "small")}; a good estimate is {answer:0.##}."));
    }

    // The criteria are what the learner reads; their points add up to the score.
    private static ValueTask<EvaluationResult> Result(decimal score, decimal points, string reason) => new(new EvaluationResult
    {
        Outcome = Outcome.Scored,
        Score = score,
        Criteria = [new Criterion("Estimate", score * points, points, reason)],
    });
}
