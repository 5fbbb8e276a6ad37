using System.Diagnostics;
using System.Text.Json;
using PrepPlatform.Evaluators;

namespace PrepPlatform.PluginConformance.Checks;

/// <summary>What must hold for scores.</summary>
internal static class ScoringChecks
{
    private const int Seeds = 12, Answers = 300, Questions = 200, Threads = 8;

    // Points are compared in this part of the question's points: results may be rounded.
    private const decimal Rounding = 0.0001m;

    public static void ExampleIsFull(TypeUnderTest type)
    {
        var result = type.Score(type.Definitions[0], JsonElement.Parse(type.Description.Example.Response), Arrangement.AsWritten);
        Must.Hold(IsFull(result), $"It scores {result.Score} ({result.Outcome}): {Say(result)}");
        AddsUp(type.Definitions[0], result, "the example's response");
    }

    public static void BestIsFull(TypeUnderTest type)
    {
        foreach (var definition in type.Definitions)
            foreach (var arrangement in TypeUnderTest.Arrangements(Seeds))
            {
                if (type.Type.BestResponse(definition, arrangement) is not { } best) continue;
                Must.Lack(type.ResponseSchema.Check(best) is [var problem, ..] ? $"{arrangement}: {best} does not fit: {problem.Path}: {problem.Message}" : null);
                var result = type.Score(definition, best, arrangement);
                Must.Hold(IsFull(result), $"{arrangement}: {best} scores {result.Score} ({result.Outcome}) of {TypeChecks.Cut(definition.GetRawText())}: {Say(result)}");
                AddsUp(definition, result, best.GetRawText());
            }
    }

    /// <summary>What goes on as another type is scored there.</summary>
    private static bool IsFull(EvaluationResult result) => result.Score == 1 || result is { Outcome: Outcome.Scored, Next: not null };

    public static void EmptyIsNothing(TypeUnderTest type)
    {
        var empty = JsonSerializer.SerializeToElement(Fuzz.Empty(type.ResponseSchema.Root));
        if (type.ResponseSchema.Check(empty).Count > 0) return;
        foreach (var definition in type.Definitions)
            Must.Hold(type.Score(definition, empty, Arrangement.AsWritten) is { Score: 0 }, $"{empty} scores something.");
    }

    public static void AnyAnswer(TypeUnderTest type)
    {
        foreach (var (response, arrangement, definition) in Tries(type, Answers))
        {
            var result = Try(() => type.Score(definition, response, arrangement), $"{response} ({arrangement})");
            AddsUp(definition, result, response.GetRawText());
            Must.Hold(Same(result, type.Score(definition, response, arrangement)), $"{response} ({arrangement}) scores differently the second time.");
        }
    }

    public static void AnyDefinition(TypeUnderTest type)
    {
        var fuzz = new Fuzz(2, Words(type));
        for (var i = 0; i < Questions; i++)
        {
            var definition = i % 2 == 0 ? fuzz.Any(type.DefinitionSchema.Root) : fuzz.Near(type.Definitions[i % type.Definitions.Count], type.DefinitionSchema.Root);
            if (type.DefinitionSchema.Check(definition).Count > 0) continue;
            var said = TypeChecks.Cut(definition.GetRawText());
            var problems = Try(() => type.Type.Check(definition), said);
            Must.Hold(problems.All(p => p.Message.Length > 0), $"A problem without a message for {said}");
            if (problems.Count > 0) continue;
            Try(() => type.Show(definition, new Arrangement(i, true)), said);
            // Whether a program is right shows when it is run, and a check runs nothing.
            if (Try(() => type.Type.BestResponse(definition, new Arrangement(i, true)), said) is not { } best || type.Description.Control == Control.Code) continue;
            Must.Hold(IsFull(Try(() => type.Score(definition, best, new Arrangement(i, true)), said)), $"Its check finds nothing, but the best response {best} does not score in full: {said}");
        }
    }

    public static void FromThreads(TypeUnderTest type)
    {
        var tries = Tries(type, 60).ToList();
        var alone = tries.ConvertAll(t => type.Score(t.Definition, t.Response, t.Arrangement));
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread =>
        {
            for (var i = 0; i < tries.Count; i++)
            {
                var (response, arrangement, definition) = tries[(i + thread * 7) % tries.Count];
                Must.Hold(Same(alone[(i + thread * 7) % tries.Count], type.Score(definition, response, arrangement)), $"{response} ({arrangement}) scores differently with other threads at work.");
            }
        });
    }

    public static void KeepsBudget(TypeUnderTest type)
    {
        var manifest = type.Plugin.Manifest;
        var tries = Tries(type, 20).ToList();
        var times = new List<TimeSpan>();
        foreach (var (response, arrangement, definition) in tries)
        {
            // The quickest of three: other programs on the machine are none of its business.
            var best = TimeSpan.MaxValue;
            for (var time = 0; time < 3; time++)
            {
                var begin = Stopwatch.GetTimestamp();
                type.Score(definition, response, arrangement);
                if (Stopwatch.GetElapsedTime(begin) is var took && took < best) best = took;
            }

            times.Add(best);
        }

        Must.Hold(times.Max().TotalSeconds < manifest.BudgetSeconds, $"One answer took {times.Max().TotalSeconds:0.0} s; 'budgetSeconds' is {manifest.BudgetSeconds}.");
        var usual = times.Average(t => t.TotalMilliseconds);
        Must.Hold(!manifest.Instant || usual < 3, $"It calls itself instant and takes {usual:0.0} ms an answer.");
    }

    private static IEnumerable<(JsonElement Response, Arrangement Arrangement, JsonElement Definition)> Tries(TypeUnderTest type, int count)
    {
        var fuzz = new Fuzz(1, Words(type));
        var arrangements = TypeUnderTest.Arrangements(3).ToList();
        for (var i = 0; i < count; i++)
        {
            var (definition, arrangement) = (type.Definitions[i % type.Definitions.Count], arrangements[i % arrangements.Count]);
            var response = i % 2 == 0 && type.Type.BestResponse(definition, arrangement) is { } best
                ? fuzz.Near(best, type.ResponseSchema.Root)
                : fuzz.Any(type.ResponseSchema.Root);
            if (type.ResponseSchema.Check(response).Count == 0) yield return (response, arrangement, definition);
        }
    }

    /// <summary>Words of the questions and ids that candidates see: nonsense that looks right.</summary>
    private static List<string> Words(TypeUnderTest type) =>
        [.. type.Definitions.Concat(TypeUnderTest.Arrangements(1).Select(a => JsonElement.Parse(type.Show(type.Definitions[0], a)))).SelectMany(Json.Texts).Select(t => t.Text).Distinct()];

    private static void AddsUp(JsonElement definition, EvaluationResult result, string response)
    {
        Must.Hold(result.Score is >= 0 and <= 1 && result.Confidence is >= 0 and <= 1, $"{response}: score {result.Score} and confidence {result.Confidence} must be from 0 to 1.");
        Must.Hold(result.Notes.Length <= 1000, $"{response}: the notes have more than 1,000 characters.");
        Must.Hold(result.Outcome != Outcome.NotEvaluable || result is { Score: 0, Notes.Length: > 0 }, $"{response}: what is not evaluable scores 0, and the notes say why.");
        Must.Hold(result.Criteria.All(c => c is { Name.Length: > 0 and <= 200, Reason.Length: > 0 and <= 1000 }), $"{response}: each criterion needs a name (at most 200 characters) and a reason (at most 1,000).");
        Must.Hold(result.Criteria.Count <= 200 && result.Criteria.All(c => c.Max >= 0 && c.Points <= c.Max && c.Evidence.Count <= 100), $"{response}: at most 200 criteria with at most 100 pieces of evidence each, none earning more than its 'Max', none of less than 0.");
        if (result.Outcome == Outcome.NotEvaluable || result.Next is not null) return;
        var points = definition.TryGetProperty("points", out var given) ? given.GetDecimal() : 1;
        var (earned, most) = (Math.Max(0, result.Criteria.Sum(c => c.Points)), result.Criteria.Sum(c => c.Max));
        Must.Hold(result.Criteria.Count > 0, $"{response}: a score needs at least one criterion that explains it.");
        Must.Hold(Math.Abs(earned - result.Score * points) <= Rounding * points, $"{response}: the criteria add up to {earned}, but the score is {result.Score} of {points} points.");
        Must.Hold(Math.Abs(most - points) <= Rounding * points, $"{response}: the criteria can earn {most}, but the question has {points} points.");
    }

    private static bool Same(EvaluationResult one, EvaluationResult other) => JsonSerializer.Serialize(Timeless(one)) == JsonSerializer.Serialize(Timeless(other));

    /// <summary>No program takes the same time twice.</summary>
    private static EvaluationResult Timeless(EvaluationResult result) => result with { Criteria = [.. result.Criteria.Select(c => c with { Used = null })] };

    private static string Say(EvaluationResult result) => $"{result.Notes} {string.Join(" ", result.Criteria.Select(c => $"{c.Name}: {c.Points} of {c.Max}, {c.Reason}"))}";

    private static T Try<T>(Func<T> act, string what)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (e is not NotMetException)
        {
            throw new NotMetException($"{what} makes it throw {e.GetType().Name}: {e.Message}\n{e.StackTrace}");
        }
    }
}
