using System.Diagnostics;
using System.Text.Json;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Running;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Scoring;

/// <summary>One answer on its way to a score.</summary>
/// <param name="Type">Its question's type.</param>
/// <param name="Definition">The question.</param>
/// <param name="Response">The answer.</param>
/// <param name="Arrangement">How the candidate saw the question.</param>
internal sealed record Answer(string Type, JsonElement Definition, JsonElement Response, Arrangement Arrangement)
{
    /// <summary>What people have scored of the same question.</summary>
    public IReadOnlyList<GradedAnswer> Graded { get; init; } = [];

    /// <summary>Told each part as it becomes known; null: nobody listens.</summary>
    public IProgress<Criterion>? Parts { get; init; }

    /// <summary>Told how far it is; null: nobody listens.</summary>
    public IProgress<decimal>? Progress { get; init; }

    /// <summary>Where the files lie that the response names.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>What an evaluator before this one heard; null: nothing.</summary>
    public SpokenAnswer? Spoken { get; init; }

    /// <summary>How sure the score may be at most.</summary>
    public decimal MostConfidence { get; init; } = 1;

    /// <summary>The answer that goes on where a result says so.</summary>
    public static Answer Follow(EvaluationResult result) => new(result.Next!.Type, result.Next.Definition, result.Next.Response, Arrangement.AsWritten)
    {
        Spoken = result.Spoken, MostConfidence = result.Next.MostConfidence,
    };
}

/// <summary>What a tenant wants of a plugin.</summary>
/// <param name="Values">Its settings with defaults filled in.</param>
/// <param name="LeastConfidence">Scores below go to a person.</param>
internal sealed record Wishes(JsonElement Values, decimal LeastConfidence)
{
    public const decimal UsualConfidence = 0.6m;
}

/// <summary>Has one answer scored by one plugin, the same way wherever it is asked for: limits, schemas, the plugin, and a look at what it returned.</summary>
internal static class Scorer
{
    /// <summary>How often a result may name another type to go on with.</summary>
    public const int MostSteps = 4;

    /// <exception cref="PluginFault">The plugin gave no result.</exception>
    public static async ValueTask<EvaluationResult> ScoreAsync(InstalledPlugin plugin, Answer answer, Wishes wishes, TimeSpan budget, CancellationToken cancellation)
    {
        var status = plugin.Status;
        if (status.Runner is not { } runner || status.Offer is not { } offer)
            throw new PluginFault(FaultKind.Unavailable, $"The evaluator {plugin.Name} does not work now.");
        var type = offer.Types[answer.Type];
        if (Fit.Check(type, answer.Definition) is [var wrong, ..])
            return new EvaluationResult { Outcome = Outcome.NeedsReview, Confidence = 0, Notes = $"The question no longer fits its type: {Fit.Say(wrong)}" };
        if (Fit.Problem(type, answer.Response) is { } problem) return EvaluationResult.NotEvaluable(problem);
        return await EvaluateAsync(plugin, runner, answer, wishes, budget, cancellation);
    }

    /// <summary>The same for an answer that is known to fit.</summary>
    /// <exception cref="PluginFault">The plugin gave no result.</exception>
    public static async ValueTask<EvaluationResult> EvaluateAsync(
        InstalledPlugin plugin, IPluginRunner runner, Answer answer, Wishes wishes, TimeSpan budget, CancellationToken cancellation)
    {
        var request = new EvaluationRequest(answer.Definition, answer.Response, answer.Arrangement, wishes.Values, budget < plugin.Budget ? budget : plugin.Budget)
        {
            Graded = answer.Graded, Parts = answer.Parts, Progress = answer.Progress, Files = answer.Files,
        };
        var started = Stopwatch.GetTimestamp();
        var outcome = "fault";
        try
        {
            var result = GoOn(answer, ResultCheck.Accept(await runner.EvaluateAsync(answer.Type, request, cancellation), Fit.Points(answer.Definition)));
            outcome = result.Outcome.ToString();
            var unsure = result is { Outcome: Outcome.Scored, Next: null } && result.Confidence < wishes.LeastConfidence;
            return unsure || result.Awaits is not null ? result with { Outcome = Outcome.NeedsReview } : result;
        }
        finally
        {
            Figures.Record(plugin.Id, outcome, Stopwatch.GetElapsedTime(started));
        }
    }

    /// <summary>What was known before stays known, and nothing is surer than what it rests on.</summary>
    private static EvaluationResult GoOn(Answer answer, EvaluationResult result) => result with
    {
        Spoken = result.Spoken ?? answer.Spoken, Confidence = Math.Min(result.Confidence, answer.MostConfidence),
        Next = result.Next is { } next ? next with { MostConfidence = Math.Min(next.MostConfidence, answer.MostConfidence) } : null,
    };
}
