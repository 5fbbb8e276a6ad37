using PrepPlatform.Data.Model;

namespace PrepPlatform.Evaluation.Domain;

/// <summary>A score that was given, with why. Written once, never changed; the last one of a subject counts.</summary>
internal sealed class EvaluationRecord : TenantEntity
{
    private EvaluationRecord() { }

    public EvaluationRecord(string subjectKind, Guid subjectId, int revision, string type) =>
        (SubjectKind, SubjectId, Revision, Type) = (subjectKind, subjectId, revision, type);

    /// <summary>Order of writing within the shard.</summary>
    public long Sequence { get; private set; }

    public string SubjectKind { get; private set; } = "";
    public Guid SubjectId { get; private set; }
    public int Revision { get; private set; }

    /// <summary>The question's type.</summary>
    public string Type { get; private set; } = "";
    public Evaluators.Outcome Outcome { get; init; }

    /// <summary>Fraction of the question's points.</summary>
    public decimal Score { get; init; }
    public decimal Confidence { get; init; }

    /// <summary>The whole in the field's own short word, or empty.</summary>
    public string Verdict { get; init; } = "";

    /// <summary>The parts of the score as JSON.</summary>
    public string Criteria { get; init; } = "[]";

    /// <summary>What was heard, as JSON; null: it was not spoken.</summary>
    public string? Spoken { get; init; }

    /// <summary>What the machine lacked: the evaluator is asked again, and may say more; null: nothing.</summary>
    public string? Awaits { get; init; }

    /// <summary>For staff.</summary>
    public string Notes { get; init; } = "";

    /// <summary>A plugin's id, or <c>person</c>.</summary>
    public string Evaluator { get; init; } = "";

    /// <summary>The plugin's version.</summary>
    public string Version { get; init; } = "";

    /// <summary>The person, or null.</summary>
    public Guid? By { get; init; }
    public string Reason { get; init; } = "";
    public DateTimeOffset At { get; init; }

    /// <summary>How long it took; 0 for a person.</summary>
    public int Microseconds { get; init; }
}
