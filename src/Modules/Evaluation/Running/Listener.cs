using PrepPlatform.Evaluation.Scoring;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Running;

/// <summary>Who is told what an evaluator's process says before its answer: at most <see cref="ResultCheck.MostCriteria"/> parts, and how far it is.</summary>
internal sealed class Listener(IProgress<Criterion>? parts, IProgress<decimal>? progress)
{
    private int told;

    public void Tell(WireAnswer said)
    {
        if (said.Share is { } share) progress?.Report(decimal.Clamp(share, 0, 1));
        if (said.Part is { } part && told++ < ResultCheck.MostCriteria && ResultCheck.AcceptPart(part) is { } known) parts?.Report(known);
    }
}
