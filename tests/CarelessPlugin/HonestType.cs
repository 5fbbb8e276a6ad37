using System.Text.Json;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.CarelessPlugin;

/// <summary>A small single choice that keeps every promise, for others to break one.</summary>
internal class HonestType(string id) : IQuestionType
{
    protected const string Definition =
        """
        { "type": "object", "required": ["prompt", "options"], "properties": {
            "prompt": { "type": "string", "title": "Question", "minLength": 1, "maxLength": 1000 },
            "points": { "type": "number", "title": "Points", "exclusiveMinimum": 0, "maximum": 100 },
            "explanation": { "type": "string", "title": "Explanation", "maxLength": 1000 },
            "options": { "type": "array", "title": "Options", "minItems": 2, "maxItems": 9, "items": { "type": "object", "required": ["id", "text"], "properties": {
                "id": { "type": "string", "title": "Id", "maxLength": 9 }, "text": { "type": "string", "title": "Text", "maxLength": 100 },
                "feedback": { "type": "string", "title": "Feedback", "maxLength": 100 }, "correct": { "type": "boolean", "title": "Right" } } } } } }
        """;

    private const string Response =
        """{ "type": "object", "required": ["selected"], "properties": { "selected": { "type": "array", "title": "Selected", "maxItems": 1, "items": { "type": "string", "maxLength": 9 } } } }""";

    private static readonly QuestionExample Example = new(
        """
        { "prompt": "Which?", "points": 4, "explanation": "So it is.", "options": [ { "id": "x", "text": "One", "feedback": "No." }, { "id": "y", "text": "Two", "correct": true, "feedback": "Yes." },
          { "id": "z", "text": "Three", "correct": false } ] }
        """,
        """{ "selected": ["y"] }""");

    public virtual QuestionTypeDescription Description { get; } = new(id, id, "A choice.", Control.Choice, Definition, Response, Example);

    public virtual IReadOnlyList<DefinitionProblem> Check(JsonElement definition)
    {
        var options = Options(definition);
        return options.Count(Right) == 1 && options.Select(o => o.GetProperty("id").GetString()).Distinct().Count() == options.Length ? [] : [new("options", "Mark one, and name each once.")];
    }

    public virtual Presentation Present(JsonElement definition, Arrangement arrangement) => Show(definition, arrangement, Places(definition, arrangement));

    public virtual JsonElement? BestResponse(JsonElement definition, Arrangement arrangement)
    {
        var (options, places) = (Options(definition), Places(definition, arrangement));
        var place = Array.FindIndex(places, p => Right(options[p]));
        return JsonSerializer.SerializeToElement(new { selected = place < 0 ? [] : new[] { Id(options, places, place, arrangement) } });
    }

    public virtual ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) => new(Evaluate(request));

    protected virtual EvaluationResult Evaluate(EvaluationRequest request)
    {
        var points = request.Definition.TryGetProperty("points", out var given) ? given.GetDecimal() : 1;
        var selected = request.Response.GetProperty("selected").EnumerateArray().Select(s => s.GetString()!).ToList();
        if (selected.Count == 0) return Result(0, points, points);
        var (options, places) = (Options(request.Definition), Places(request.Definition, request.Arrangement));
        var place = Enumerable.Range(0, places.Length).FirstOrDefault(p => Id(options, places, p, request.Arrangement) == selected[0], -1);
        if (place < 0) return EvaluationResult.NotEvaluable("Unknown.");
        return Result(Right(options[places[place]]) ? 1 : 0, points, points);
    }

    protected static EvaluationResult Result(decimal score, decimal points, decimal max) =>
        new() { Outcome = Outcome.Scored, Score = score, Criteria = [new Criterion("Answer", score * points, max, "So.")] };

    protected virtual int[] Places(JsonElement definition, Arrangement arrangement)
    {
        var count = Options(definition).Length;
        var turn = arrangement is { Seed: not 0, Shuffle: true } ? (int)((ulong)arrangement.Seed % (ulong)count) : 0;
        return [.. Enumerable.Range(0, count).Select(i => (i + turn) % count)];
    }

    protected virtual string Id(JsonElement[] options, int[] places, int place, Arrangement arrangement) =>
        arrangement.Seed == 0 ? options[places[place]].GetProperty("id").GetString()! : $"{place + 1}";

    protected virtual string Text(JsonElement option) => option.GetProperty("text").GetString()!;

    protected ChoicePresentation Show(JsonElement definition, Arrangement arrangement, int[] places)
    {
        var options = Options(definition);
        return new(definition.GetProperty("prompt").GetString()!,
            [.. places.Select((p, place) => new PresentedItem(Id(options, places, place, arrangement), Text(options[p])))], Several: false);
    }

    protected static JsonElement[] Options(JsonElement definition) => [.. definition.GetProperty("options").EnumerateArray()];

    protected static bool Right(JsonElement option) => option.TryGetProperty("correct", out var correct) && correct.GetBoolean();
}
