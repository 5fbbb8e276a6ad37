using PrepPlatform.Data.Model;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Domain;

/// <summary>
/// A question of an assessment, scored anew for everyone who handed it in: first as proposals, which count for nothing; then, where a person applies them, in the place of what was
/// given. Taking it back gives everyone the score before.
/// </summary>
internal sealed class Regrade : TenantEntity, IVersioned
{
    private Regrade() { }

    public Regrade(Guid assessmentId, Guid questionId, Guid revisionId, string reason, Guid by, DateTimeOffset at) =>
        (AssessmentId, QuestionId, RevisionId, Reason, AskedBy, AskedAt) = (assessmentId, questionId, revisionId, reason, by, at);

    public Guid AssessmentId { get; private set; }
    public Guid QuestionId { get; private set; }

    /// <summary>The revision whose key is used.</summary>
    public Guid RevisionId { get; private set; }

    /// <summary>Why, as learners read it.</summary>
    public string Reason { get; private set; } = "";

    public RegradeState State { get; private set; } = RegradeState.Evaluating;
    public Guid AskedBy { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Who applied it or took it back last, and when.</summary>
    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }
    public int Version { get; private set; } = 1;

    /// <summary>Whether every answer was sent to its evaluator.</summary>
    public bool AllAsked { get; set; }

    /// <summary>Whether it works on its own now.</summary>
    public bool IsBusy => State is RegradeState.Evaluating or RegradeState.Applying or RegradeState.Undoing;

    /// <summary>Also while it is evaluated: an evaluator that never answers is not waited for.</summary>
    public bool CanDiscard => State is RegradeState.Evaluating or RegradeState.Proposed;

    public bool CanApply => State is RegradeState.Proposed or RegradeState.Applied;

    /// <summary>A person applies, takes back or discards it.</summary>
    /// <exception cref="InvalidOperationException">It is not ready for that.</exception>
    public void Decide(RegradeState to, Guid by, DateTimeOffset at)
    {
        var may = to switch
        {
            RegradeState.Applying => CanApply,
            RegradeState.Undoing => State == RegradeState.Applied,
            RegradeState.Discarded => CanDiscard,
            _ => false,
        };
        if (!may) throw new InvalidOperationException($"A regrade that is {State} does not become {to}.");
        (State, DecidedBy, DecidedAt) = (to, by, at);
        Version++;
    }

    /// <summary>What it worked on is done.</summary>
    /// <param name="applied">Whether some of it counts still: somebody's own score, which another person has to take back.</param>
    public void Settle(bool applied = false)
    {
        State = State switch
        {
            RegradeState.Evaluating => RegradeState.Proposed,
            RegradeState.Applying => RegradeState.Applied,
            RegradeState.Undoing => applied ? RegradeState.Applied : RegradeState.Undone,
            _ => State,
        };
        Version++;
    }
}

internal enum RegradeState
{
    Evaluating,
    Proposed,
    Applying,
    Applied,
    Undoing,
    Undone,
    Discarded,
}
