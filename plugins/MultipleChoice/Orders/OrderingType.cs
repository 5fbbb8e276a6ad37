using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.MultipleChoice.Scoring;

namespace PrepPlatform.MultipleChoice.Orders;

/// <summary>
/// Items to be brought into order. Partial credit is Kendall's rank correlation, never below nothing: of all pairs of items, those in the right
/// order less those in the wrong one (M. G. Kendall, "A New Measure of Rank Correlation", Biometrika 30, 1938).
/// </summary>
internal sealed class OrderingType : IQuestionType
{
    public QuestionTypeDescription Description { get; } = TypeFile.Read("ordering", Control.Order);

    public IReadOnlyList<DefinitionProblem> Check(JsonElement definition) => [.. definition.CheckPrompt(), .. Find(definition)];

    public Presentation Present(JsonElement definition, Arrangement arrangement)
    {
        var items = definition.Texts("items");
        var places = Shuffling.MixedFromText(items, arrangement, purpose: 4);
        return new OrderPresentation(definition.Prompt(), [.. places.Select((item, place) => new PresentedItem(Ids.Letter(place), items[item]))]);
    }

    public JsonElement? BestResponse(JsonElement definition, Arrangement arrangement)
    {
        var places = Shuffling.MixedFromText(definition.Texts("items"), arrangement, purpose: 4);
        return JsonSerializer.SerializeToElement(new { order = Enumerable.Range(0, places.Length).OrderBy(place => places[place]).Select(Ids.Letter) });
    }

    public ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation) => new(Evaluate(request));

    private static EvaluationResult Evaluate(EvaluationRequest request)
    {
        var items = request.Definition.Texts("items");
        var places = Shuffling.MixedFromText(items, request.Arrangement, purpose: 4);
        var given = new List<int>(items.Length);
        foreach (var entry in request.Response.GetProperty("order").EnumerateArray())
        {
            var id = entry.GetString()!;
            if (id.Length != 1 || id[0] - 'a' is not (>= 0 and var place) || place >= places.Length) return Mistakes.Unknown(id);
            if (given.Contains(places[place])) return Mistakes.Twice(id);
            given.Add(places[place]);
        }

        var points = request.Definition.Points();
        return given.Count == 0 ? Marking.NotAnswered(points) : Mark(points, items, given, request.Definition.Yes("partial", true));
    }

    private static EvaluationResult Mark(decimal points, string[] items, List<int> given, bool partial)
    {
        var (all, right, wrong) = (items.Length * (items.Length - 1) / 2, 0, 0);
        for (var first = 0; first < given.Count; first++)
            for (var second = first + 1; second < given.Count; second++)
                if (given[first] < given[second]) right++;
                else wrong++;
        if (right == all) return Whole(1, points, "Everything stands in its place.");
        var order = $"The right order is {string.Join(", then ", items.Select((text, i) => Saying.Mention("item", i, text)))}.";
        if (!partial) return Whole(0, points, $"The order is not right, and only the whole counts here. {order}");
        var score = decimal.Round(Math.Max(0, right - wrong) / (decimal)all, 6);
        return Whole(score, points, $"Of {all} pairs of items {right} stand in the right order{Lost(right, wrong)}. {order}");
    }

    private static string Lost(int right, int wrong) => (right, wrong) switch
    {
        (_, 0) => "",
        _ when right > wrong => $"; the {wrong} in the wrong order take as much away",
        _ => $" and {wrong} in the wrong one, which take away what the others earned",
    };

    private static EvaluationResult Whole(decimal score, decimal points, string reason) => new()
    {
        Outcome = Outcome.Scored,
        Score = score,
        Criteria = [new Criterion("Order", score * points, points, Marking.Fit(reason))],
    };

    private static IEnumerable<DefinitionProblem> Find(JsonElement definition)
    {
        string[] items = [.. definition.Texts("items").Select(Words.Spaced)];
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].Length == 0) yield return new($"items[{i}]", "Write something here, or take this item out.");
            else if (Array.IndexOf(items, items[i]) < i)
                yield return new($"items[{i}]", $"This says the same as item {Array.IndexOf(items, items[i]) + 1}: nobody could tell which comes first.");
        }
    }
}
