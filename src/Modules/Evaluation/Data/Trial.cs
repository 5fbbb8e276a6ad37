using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Running;
using PrepPlatform.Evaluation.Scoring;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Data;

/// <summary>Scores an answer now and keeps nothing, for an author who tries a question. Whatever goes wrong is told in the result's notes.</summary>
internal sealed class Trial(PluginCatalogue plugins, TenantWishes wishes)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<EvaluationResult> RunAsync(EvaluationOrder order, CancellationToken cancellation)
    {
        await plugins.ReadyAsync();
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(Patience);
        try
        {
            return await Task.Run(() => ScoreAsync(InstantScoring.ToAnswer(order), time.Token), time.Token).WaitAsync(time.Token);
        }
        catch (PluginFault e)
        {
            return EvaluationResult.NotEvaluable(e.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return EvaluationResult.NotEvaluable("The evaluator did not answer within 10 s.");
        }
    }

    private async Task<EvaluationResult> ScoreAsync(Answer answer, CancellationToken cancellation)
    {
        for (var step = 1; step <= Scorer.MostSteps; step++)
        {
            if (plugins.ByType(answer.Type) is not { } plugin) return EvaluationResult.NotEvaluable($"No evaluator offers questions of the type '{answer.Type}' now.");
            var (_, wish) = await wishes.OfAsync(plugin, cancellation);
            var result = await Scorer.ScoreAsync(plugin, answer, wish, Patience, cancellation);
            if (result.Next is null) return result;
            answer = Answer.Follow(result);
        }

        return EvaluationResult.NotEvaluable("The evaluators passed the answer on to one another without end.");
    }
}
