using PrepPlatform.Data.Model;
using PrepPlatform.Kernel;

namespace PrepPlatform.Placement.Domain;

/// <summary>One making of a drive's shortlist, with all that it was made from; made whole in one transaction or not at all.</summary>
internal sealed partial class Shortlist : TenantEntity, IVersioned
{
    private Shortlist() { }

    public Shortlist(Guid driveRow, int rulesNumber, DateTimeOffset due, Guid? by, bool dryRun, int engine, DateTimeOffset at) =>
        (DriveRow, RulesNumber, DueAt, By, DryRun, Engine, MadeAt) = (driveRow, rulesNumber, due, by, dryRun, engine, at);

    public Guid DriveRow { get; private set; }

    /// <summary>The rules it was made by.</summary>
    public int RulesNumber { get; private set; }

    /// <summary>When it was due; with the drive it is unique, so that one firing makes one shortlist.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Who asked for it; null: the schedule.</summary>
    public Guid? By { get; private set; }

    /// <summary>Only to look at; it cannot be published.</summary>
    public bool DryRun { get; private set; }

    /// <summary>Version of the way of evaluating and scoring (<c>ShortlistEngine.Version</c>).</summary>
    public int Engine { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>How many applied, qualified, and stand on it.</summary>
    public int Considered { get; private set; }

    public int Qualified { get; private set; }
    public int Listed { get; private set; }

    /// <summary>The most that it was to hold and whether only verified records counted, as they were.</summary>
    public int Most { get; private set; }

    public bool OnlyVerified { get; private set; }

    /// <summary>SHA-256 over what came out, in hexadecimal: repeating it from its inputs must give the same.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>When it was frozen: no adjustment any more. Null: it can still be adjusted.</summary>
    public DateTimeOffset? FrozenAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }
    public int Version { get; private set; } = 1;
}

/// <summary>A student in a shortlist's making, whether they came to stand on it or not. Never changed; people's adjustments are rows of their own.</summary>
internal sealed class ShortlistEntry : ITenantOwned
{
    private ShortlistEntry() { }

    public ShortlistEntry(Guid shortlistId, Guid studentId, bool qualified, int? rank, decimal score, string parts, string facts) =>
        (ShortlistId, StudentId, Qualified, Rank, Score, Parts, Facts) = (shortlistId, studentId, qualified, rank, score, parts, facts);

    public TenantId TenantId { get; private set; }
    public Guid ShortlistId { get; private set; }
    public Guid StudentId { get; private set; }
    public bool Qualified { get; private set; }

    /// <summary>1, 2, 2, 4 …: the same score has the same rank. Null: not on the list.</summary>
    public int? Rank { get; private set; }

    /// <summary>0 to the sum of the weights, to six places.</summary>
    public decimal Score { get; private set; }

    /// <summary>The parts of the score, or the conditions that were missed, as JSON.</summary>
    public string Parts { get; private set; } = "[]";

    /// <summary>The facts it was decided by, as they were (<see cref="StudentFacts.Facts"/>).</summary>
    public string Facts { get; private set; } = "{}";
}

/// <summary>A person's change of a shortlist, with its reason. Never changed; a later one for the same student counts instead.</summary>
internal sealed class ShortlistAdjustment : TenantEntity
{
    private ShortlistAdjustment() { }

    public ShortlistAdjustment(Guid shortlistId, Guid studentId, bool listed, string reason, Guid by, DateTimeOffset at) =>
        (ShortlistId, StudentId, Listed, Reason, By, At) = (shortlistId, studentId, listed, reason, by, at);

    public Guid ShortlistId { get; private set; }
    public Guid StudentId { get; private set; }

    /// <summary>Whether the student is to stand on it.</summary>
    public bool Listed { get; private set; }

    public string Reason { get; private set; } = "";
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
    public long Sequence { get; private set; }
}
