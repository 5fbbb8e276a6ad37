using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Schemas;
using PrepPlatform.MultipleChoice;
using PrepPlatform.SemanticText;
using PrepPlatform.Speech;

namespace PrepPlatform.Tests.Evaluators;

/// <summary>What tests do with question types, with JSON as people write it.</summary>
internal static class Questions
{
    private static IReadOnlyList<IQuestionType> Instant { get; } = new MultipleChoicePlugin().Types;

    public static IReadOnlyDictionary<string, IQuestionType> Types { get; } = Instant.Concat(new SemanticTextPlugin().Types).Concat(new SpeechPlugin().Types).Append(CodeJudge.Judging.Type).ToDictionary(t => t.Description.Id);

    /// <summary>Those that the encoder has a part in which the product brings along.</summary>
    public static IReadOnlyDictionary<string, IQuestionType> ByEncoder { get; } = WithEncoder().Types.ToDictionary(t => t.Description.Id);

    public static IReadOnlyDictionary<string, (JsonSchema Definition, JsonSchema Response)> Schemas { get; } = Types.ToDictionary(
        t => t.Key, t => (JsonSchema.Parse(t.Value.Description.DefinitionSchema), JsonSchema.Parse(t.Value.Description.ResponseSchema)));

    /// <summary>Of the types that rules score.</summary>
    public static TheoryData<string> Ids => [.. Instant.Select(t => t.Description.Id)];

    public static JsonElement Json(string text) => JsonElement.Parse(text);

    public static JsonElement Json(object value) => JsonSerializer.SerializeToElement(value);

    /// <summary>Scores as the host does: definition and response are held against their schemas first.</summary>
    public static EvaluationResult Score(string type, object definition, object response, Arrangement arrangement = default, string settings = "{}")
    {
        var (asked, answered) = (Element(definition), Element(response));
        Problems(type, asked).ShouldBeEmpty();
        Schemas[type].Response.Check(answered).ShouldBeEmpty();
        return Types[type].EvaluateAsync(new(asked, answered, arrangement, Json(settings), TimeSpan.FromSeconds(60)), default).AsTask().Result;
    }

    /// <summary>What an author is told of a definition.</summary>
    public static IReadOnlyList<DefinitionProblem> Problems(string type, object definition) =>
        Schemas[type].Definition.Check(Element(definition)) is { Count: > 0 } problems ? problems : Types[type].Check(Element(definition));

    public static string Say(this EvaluationResult result) => string.Join(" | ", result.Criteria.Select(c => c.Reason));

    public static void ShouldAddUp(this EvaluationResult result, decimal points)
    {
        result.Score.ShouldBeInRange(0, 1);
        if (result.Outcome == Outcome.NotEvaluable)
        {
            (result.Score, result.Notes.Length).ShouldSatisfyAllConditions(r => r.Score.ShouldBe(0), r => r.Length.ShouldBeInRange(1, 1000));
            return;
        }

        Math.Max(0, result.Criteria.Sum(c => c.Points)).ShouldBe(result.Score * points, 0.00002m * (1 + points));
        result.Criteria.Sum(c => c.Max).ShouldBe(points, 0.000001m * (1 + points));
        result.Criteria.ShouldAllBe(c => c.Reason.Length > 0 && c.Reason.Length <= 1000 && c.Name.Length > 0 && c.Name.Length <= 200);
        result.Criteria.ShouldAllBe(c => c.Points <= c.Max && c.Max >= 0);
        result.Confidence.ShouldBe(1);
    }

    private static JsonElement Element(object value) => value switch { JsonElement element => element, string text => Json(text), _ => Json(value) };

    private static IEvaluatorPlugin WithEncoder()
    {
        IEvaluatorPlugin plugin = new SemanticTextPlugin();
        plugin.Start(new PluginEnvironment([Path.Combine(Clone.Root, "models")]));
        return plugin;
    }
}
