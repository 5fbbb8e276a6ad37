using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Assessments;

namespace PrepPlatform.Assessments.Data;

/// <summary>Does the next piece of a regrade: each is a transaction with the message that leads to the next, so a node that dies loses nothing and repeats nothing.</summary>
internal sealed class WorkOnRegrade(RegradeDesk desk, RegradeEvaluating evaluating, RegradeApplying applying) : IEventHandler<RegradeUnderWay>
{
    public async Task HandleAsync(RegradeUnderWay e, CancellationToken cancellation)
    {
        var regrade = await desk.HoldAsync(e.RegradeId, cancellation);
        if (regrade.State == RegradeState.Evaluating) await evaluating.RunAsync(regrade, e.After, cancellation);
        else if (regrade.State is RegradeState.Applying or RegradeState.Undoing) await applying.RunAsync(regrade, cancellation);
    }
}
