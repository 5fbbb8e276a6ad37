using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data.Model;
using PrepPlatform.Evaluators;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Domain;

/// <summary>One student's answer in a regrade: what counts, what is proposed, and what became of it.</summary>
internal sealed class RegradeItem : TenantEntity
{
    public const string Subject = "regrade-item";

    private const string ForPeople = "It waits for two people's marks.";

    private RegradeItem() { }

    public RegradeItem(Guid regradeId, AttemptQuestion answer, Guid studentId, decimal? total, bool? passed)
    {
        (RegradeId, AttemptQuestionId, AttemptId, StudentId, SeenId, ByPerson) = (regradeId, answer.Id, answer.AttemptId, studentId, answer.EvaluationId, answer.GivenBy is not null);
        (OldEarned, OldWaits, OldKeyId, OldTotal, OldPassed) = (answer.Earned, answer.AwaitsPerson, answer.KeyId, total, passed);
    }

    public Guid RegradeId { get; private set; }
    public Guid AttemptQuestionId { get; private set; }
    public Guid AttemptId { get; private set; }
    public Guid StudentId { get; private set; }

    /// <summary>The evaluation that the proposal would replace; where another counts by then, nothing is replaced.</summary>
    public Guid? SeenId { get; private set; }

    /// <summary>Whether a person gave it: then it stays unless it is chosen.</summary>
    public bool ByPerson { get; private set; }

    public decimal? OldEarned { get; private set; }
    public bool OldWaits { get; private set; }
    public Guid OldKeyId { get; private set; }
    public decimal? OldTotal { get; private set; }
    public bool? OldPassed { get; private set; }
    public RegradeItemState State { get; private set; } = RegradeItemState.Waiting;
    public Outcome? Outcome { get; private set; }

    /// <summary>Points by the assessment's rules; null where a person would have to look.</summary>
    public decimal? NewEarned { get; private set; }

    public decimal? NewTotal { get; private set; }
    public bool? NewPassed { get; private set; }

    /// <summary>What was put in the place of <see cref="SeenId"/>.</summary>
    public Guid? AppliedId { get; private set; }

    /// <summary>Why it was left as it is, or empty.</summary>
    public string Note { get; private set; } = "";

    public decimal? Difference => NewEarned - (OldEarned ?? 0);

    /// <summary>Takes what the evaluator says now.</summary>
    /// <param name="given">The proposal.</param>
    /// <param name="question">The answer as it is.</param>
    /// <param name="rules">The assessment's.</param>
    /// <param name="maxPoints">What the attempt counts in all.</param>
    /// <param name="others">What its other questions earned exactly; null: not all are scored.</param>
    public void Propose(RecordedEvaluation given, AttemptQuestion question, Assessment rules, decimal maxPoints, decimal? others)
    {
        Outcome = given.Result.Outcome;
        if (OldWaits && rules.WantsTwo(question))
        {
            Leave(RegradeItemState.Uncertain, ForPeople);
            return;
        }

        NewEarned = Outcome == Evaluators.Outcome.Scored ? Score.Of(given.Result.Score).Earn(question.Points, rules.PartialCredit, rules.Penalty) : null;
        if (NewEarned is { } earned && others is { } rest)
        {
            NewTotal = Score.Total([rest, earned]);
            NewPassed = maxPoints > 0 && NewTotal * 100 >= maxPoints * rules.PassingPercent;
        }

        State = NewEarned is null ? RegradeItemState.Uncertain : NewEarned == OldEarned ? RegradeItemState.Same : RegradeItemState.Changes;
    }

    public void Leave(RegradeItemState state, string why) => (State, Note) = (state, why);

    public void Apply(Guid evaluation) => (State, AppliedId, Note) = (RegradeItemState.Applied, evaluation, "");

    /// <summary>The score before counts again, as a copy under an id of its own: whatever went by the one it is a copy of goes by the copy from now on.</summary>
    /// <param name="copy">The evaluation that counts now.</param>
    /// <param name="all">The items of every regrade of this answer.</param>
    public void Undo(Guid copy, IEnumerable<RegradeItem> all)
    {
        State = RegradeItemState.Undone;
        var before = SeenId;
        foreach (var item in all)
        {
            if (item.SeenId == before) item.SeenId = copy;
            if (item.AppliedId == before) item.AppliedId = copy;
        }
    }
}

internal enum RegradeItemState
{
    /// <summary>Its evaluator is at work.</summary>
    Waiting,

    /// <summary>The proposal is what counts already.</summary>
    Same,

    /// <summary>It would change.</summary>
    Changes,

    /// <summary>The evaluator could not decide: what counts stays.</summary>
    Uncertain,

    /// <summary>It was shown in another form than the new key is for.</summary>
    NotComparable,

    /// <summary>Chosen, to be applied in a moment.</summary>
    Chosen,

    Applied,

    /// <summary>Chosen, but its score was changed in the meantime.</summary>
    Skipped,

    /// <summary>To be taken back in a moment.</summary>
    Undoing,

    Undone,
}
