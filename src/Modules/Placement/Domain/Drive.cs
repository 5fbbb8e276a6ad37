using PrepPlatform.Data.Model;
using PrepPlatform.Kernel;

namespace PrepPlatform.Placement.Domain;

/// <summary>A company's hiring drive in a college: the college's row, under the same id as the company's <see cref="OfferedDrive"/>.</summary>
internal sealed partial class Drive : TenantEntity, IVersioned
{
    private Drive() { }

    public Drive(Guid id, Guid companyId, DriveStatus status, string terms, DateTimeOffset at) =>
        (DriveId, CompanyId, Status, Terms, CreatedAt, ChangedAt) = (id, companyId, status, terms, at, at);

    /// <summary>The same on both sides, and what addresses name.</summary>
    public Guid DriveId { get; private set; }

    /// <summary>The company's tenant.</summary>
    public Guid CompanyId { get; private set; }

    public DriveStatus Status { get; private set; }

    /// <summary>Its title, for lists and search; the same as in <see cref="Terms"/>.</summary>
    public string Title { get; private set; } = "";

    /// <summary><see cref="DriveTerms"/> as JSON.</summary>
    public string Terms { get; private set; } = "";

    public DateTimeOffset ApplyBy { get; private set; }

    /// <summary>Number of the rules in force: the highest <see cref="DriveRules"/> of the drive.</summary>
    public int RulesNumber { get; private set; }

    /// <summary>When the shortlist is made: a Quartz cron expression in the college's zone, or empty for only when asked.</summary>
    public string Cron { get; private set; } = "";

    /// <summary>How many the shortlist holds at most; ties at the end all count in.</summary>
    public int MostShortlisted { get; private set; } = 50;

    /// <summary>Whether only verified academic records count.</summary>
    public bool OnlyVerified { get; private set; }

    /// <summary>The published shortlist, or null.</summary>
    public Guid? PublishedShortlistId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Number of the last change told to or heard from the company.</summary>
    public int Sequence { get; private set; } = 1;

    public int Version { get; private set; } = 1;
}

internal enum DriveStatus
{
    /// <summary>Being written here for a partner company.</summary>
    Draft,

    /// <summary>Offered by the company; the college has not opened it.</summary>
    Offered,

    /// <summary>Students see it and can apply until <see cref="Drive.ApplyBy"/>.</summary>
    Open,

    /// <summary>Nobody applies any more; shortlists and rounds go on.</summary>
    Closed,

    Cancelled,
}

/// <summary>The rules of a drive at one time; never changed, so a shortlist can name what it was made by.</summary>
internal sealed class DriveRules : TenantEntity
{
    private DriveRules() { }

    public DriveRules(Guid driveRow, int number, string rule, string ranking, Guid? by, DateTimeOffset at) =>
        (DriveRow, Number, Rule, Ranking, By, At) = (driveRow, number, rule, ranking, by, at);

    /// <summary>The drive's row (<see cref="Drive"/>'s Id).</summary>
    public Guid DriveRow { get; private set; }

    /// <summary>1, 2, 3 …</summary>
    public int Number { get; private set; }

    /// <summary>Who qualifies: <see cref="Rules.Rule"/> as JSON.</summary>
    public string Rule { get; private set; } = "";

    /// <summary>In which order: <see cref="Rules.Ranking"/> as JSON.</summary>
    public string Ranking { get; private set; } = "";

    /// <summary>Who wrote them; null: they came with the company's offer.</summary>
    public Guid? By { get; private set; }

    public DateTimeOffset At { get; private set; }
}
