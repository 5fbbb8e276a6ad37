using PrepPlatform.Data.Model;

namespace PrepPlatform.Evaluation.Domain;

/// <summary>An answer that waits for its evaluator, or that a node is at. Gone when it is scored.</summary>
internal sealed class EvaluationWork : TenantEntity
{
    private EvaluationWork() { }

    public EvaluationWork(string subjectKind, Guid subjectId, int revision, Guid personId, DateTimeOffset at) =>
        (SubjectKind, SubjectId, Revision, PersonId, CreatedAt, DueAt) = (subjectKind, subjectId, revision, personId, at, at);

    /// <summary>Order of writing within the shard.</summary>
    public long Sequence { get; private set; }

    public string SubjectKind { get; private set; } = "";
    public Guid SubjectId { get; private set; }
    public int Revision { get; private set; }

    /// <summary>Whose answer it is.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>The question's type: the lane that it waits in.</summary>
    public string Lane { get; set; } = "";
    public string Definition { get; set; } = "{}";
    public string Response { get; set; } = "{}";
    public long Seed { get; init; }
    public bool Shuffle { get; init; }

    /// <summary>How many evaluators have had their part in it already.</summary>
    public int Step { get; set; }

    /// <summary>What they noted.</summary>
    public string Notes { get; set; } = "";

    /// <summary>What an evaluator before heard, as JSON; null: nothing.</summary>
    public string? Spoken { get; set; }

    /// <summary>How sure the score may be at most.</summary>
    public decimal MostConfidence { get; set; } = 1;

    /// <summary>How far it is while a node is at it, from 0 to 1.</summary>
    public decimal Done { get; set; }

    /// <summary>What the machine lacks for it; a person may score it meanwhile. Null: nothing.</summary>
    public string? Awaits { get; set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it may be tried next; while a node is at it, when its lease ends.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>The node's worker that is at it, or was when its lease ended; null: nobody.</summary>
    public Guid? Holder { get; set; }

    /// <summary>How often it was taken.</summary>
    public int Attempts { get; set; }

    /// <summary>The parts of the score that are known while a node is at it, as JSON.</summary>
    public string Parts { get; set; } = "[]";

    /// <summary>What went wrong last, or empty.</summary>
    public string Error { get; set; } = "";
}
