using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Scoring;

namespace PrepPlatform.Evaluation.Work;

/// <summary>Makes work of an order.</summary>
internal static class Queue
{
    public static EvaluationWork Make(EvaluationOrder order, DateTimeOffset at)
    {
        Figures.Queue(order.Type);
        return new EvaluationWork(order.Subject.Kind, order.Subject.Id, order.Subject.Revision, order.PersonId, at)
        {
            Lane = order.Type, Definition = order.Definition.GetRawText(), Response = order.Response.GetRawText(),
            Seed = order.Arrangement.Seed, Shuffle = order.Arrangement.Shuffle,
        };
    }
}
