using System.Diagnostics;
using System.Text.Json;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.CarelessPlugin;

/// <summary>Each type after the first breaks one promise; its id says which.</summary>
public sealed class Careless : IEvaluatorPlugin
{
    public IReadOnlyList<IQuestionType> Types { get; } =
    [
        new HonestType("honest"), new Unlabelled(), new KeyFirst(), new AuthorIds(), new TellsFeedback(), new Unstable(), new Throws(), new AddsWrong(), new Forgets(), new Generous(),
        new Lax(), new Shares(), new Slow(), new Half(),
    ];

    public ITextEmbedder Embedder { get; } = new CarelessEmbedder();

    private sealed class Unlabelled() : HonestType("unlabelled")
    {
        public override QuestionTypeDescription Description => base.Description with { DefinitionSchema = Definition.Replace("\"title\": \"Options\",", "", StringComparison.Ordinal) };
    }

    private sealed class KeyFirst() : HonestType("key-first")
    {
        protected override int[] Places(JsonElement definition, Arrangement arrangement) => arrangement.Seed == 0
            ? base.Places(definition, arrangement)
            : [.. Enumerable.Range(0, Options(definition).Length).OrderByDescending(i => Right(Options(definition)[i]))];
    }

    private sealed class AuthorIds() : HonestType("author-ids")
    {
        protected override string Id(JsonElement[] options, int[] places, int place, Arrangement arrangement) => options[places[place]].GetProperty("id").GetString()!;
    }

    private sealed class TellsFeedback() : HonestType("tells-feedback")
    {
        protected override string Text(JsonElement option) => base.Text(option) + (option.TryGetProperty("feedback", out var feedback) ? feedback.GetString() : "");
    }

    private sealed class Unstable() : HonestType("unstable")
    {
        private static int times;

        public override Presentation Present(JsonElement definition, Arrangement arrangement)
        {
            var places = Places(definition, arrangement);
            if (Interlocked.Increment(ref times) % 7 == 0) Array.Reverse(places);
            return Show(definition, arrangement, places);
        }
    }

    private sealed class Throws() : HonestType("throws")
    {
        protected override EvaluationResult Evaluate(EvaluationRequest request) =>
            base.Evaluate(request) is { Outcome: Outcome.NotEvaluable } ? throw new KeyNotFoundException("No such option.") : base.Evaluate(request);
    }

    private sealed class AddsWrong() : HonestType("adds-wrong")
    {
        protected override EvaluationResult Evaluate(EvaluationRequest request) => base.Evaluate(request) is { Score: 1 } ? Result(1, 1, 1) : base.Evaluate(request);
    }

    private sealed class Forgets() : HonestType("forgets")
    {
        private int times;

        protected override EvaluationResult Evaluate(EvaluationRequest request) => base.Evaluate(request) is { Score: 0, Outcome: Outcome.Scored, Criteria: [var only] } && request.Response.GetProperty("selected").GetArrayLength() > 0
            ? Result(Interlocked.Increment(ref times) % 2 / 2m, only.Max, only.Max)
            : base.Evaluate(request);
    }

    private sealed class Generous() : HonestType("generous")
    {
        protected override EvaluationResult Evaluate(EvaluationRequest request) => request.Response.GetProperty("selected").GetArrayLength() == 0
            ? Result(0.5m, base.Evaluate(request).Criteria[0].Max, base.Evaluate(request).Criteria[0].Max)
            : base.Evaluate(request);
    }

    private sealed class Lax() : HonestType("lax")
    {
        public override IReadOnlyList<DefinitionProblem> Check(JsonElement definition) => [];
    }

    /// <summary>Keeps a request where other threads keep theirs.</summary>
    private sealed class Shares() : HonestType("shares")
    {
        private EvaluationRequest? kept;

        public override async ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation)
        {
            kept = request;
            await Task.Yield();
            return Evaluate(kept);
        }
    }

    private sealed class Slow() : HonestType("slow")
    {
        protected override EvaluationResult Evaluate(EvaluationRequest request)
        {
            var begin = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(begin).TotalMilliseconds < 4) Thread.SpinWait(100);
            return base.Evaluate(request);
        }
    }

    private sealed class Half() : HonestType("half")
    {
        protected override EvaluationResult Evaluate(EvaluationRequest request) => base.Evaluate(request) is { Score: 1, Criteria: [var only] } ? Result(0.5m, only.Max, only.Max) : base.Evaluate(request);
    }
}
