using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.MultipleChoice.Scoring;

namespace PrepPlatform.MultipleChoice.Pairs;

/// <summary>Rows, each to be given the column that belongs to it.</summary>
internal sealed class MatchingType : IQuestionType
{
    public QuestionTypeDescription Description { get; } = TypeFile.Read("matching", Control.Grid);

    public IReadOnlyList<DefinitionProblem> Check(JsonElement definition) => [.. definition.CheckPrompt(), .. MatchingCheck.Find(definition)];

    public Presentation Present(JsonElement definition, Arrangement arrangement)
    {
        var question = new MatchingQuestion(definition, arrangement);
        return new GridPresentation(definition.Prompt(),
            [.. Enumerable.Range(0, question.Rows).Select(r => new PresentedItem(MatchingQuestion.RowId(r), question.Left(r)))],
            [.. Enumerable.Range(0, question.Columns).Select(c => new PresentedItem(question.ColumnId(c), question.Right(c)))]);
    }

    public JsonElement? BestResponse(JsonElement definition, Arrangement arrangement)
    {
        var question = new MatchingQuestion(definition, arrangement);
        return JsonSerializer.SerializeToElement(new
        {
            pairs = Enumerable.Range(0, question.Rows).ToDictionary(MatchingQuestion.RowId, r => question.ColumnId(question.Belonging(r))),
        });
    }

    public ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) => new(Evaluate(request));

    private static EvaluationResult Evaluate(EvaluationRequest request)
    {
        var points = request.Definition.Points();
        var question = new MatchingQuestion(request.Definition, request.Arrangement);
        var given = new int?[question.Rows];
        var named = new bool[question.Rows];
        foreach (var pair in request.Response.GetProperty("pairs").EnumerateObject())
        {
            if (question.FindRow(pair.Name) is not (>= 0 and var row)) return Mistakes.Unknown(pair.Name);
            if (named[row]) return Mistakes.Twice(pair.Name);
            named[row] = true;
            var column = pair.Value.GetString()!;
            if (column.Length == 0) continue;
            if (question.FindColumn(column) is not (>= 0 and var found)) return Mistakes.Unknown(column);
            given[row] = found;
        }

        if (given.All(g => g is null)) return Marking.NotAnswered(points);
        var parts = new Part[given.Length];
        for (var row = 0; row < parts.Length; row++) parts[row] = Row(question, row, given[row]);
        return request.Definition.Yes("partial", true) ? Marking.ByParts(points, parts) : Marking.AllOrNothing(points, "All pairs", parts);
    }

    private static Part Row(MatchingQuestion question, int row, int? given)
    {
        var name = Saying.Label("Row", row, question.Left(row));
        var belongs = question.Belonging(row);
        if (given == belongs) return new Part(name, 1, 1, $"{Column(question, belongs)} is right.");
        var start = given is { } wrong ? $"{Column(question, wrong)} does not belong here" : "You left this out";
        return new Part(name, 0, 1, $"{start}; {Column(question, belongs)} does.");
    }

    private static string Column(MatchingQuestion question, int column) => Saying.Mention("answer", column, question.Right(column));
}
