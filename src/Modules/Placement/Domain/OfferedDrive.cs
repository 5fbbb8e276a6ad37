using PrepPlatform.Data.Model;
using PrepPlatform.Kernel;

namespace PrepPlatform.Placement.Domain;

/// <summary>A drive as its company sees it: one for each college that it is held in.</summary>
internal sealed partial class OfferedDrive : TenantEntity, IVersioned
{
    private OfferedDrive() { }

    public OfferedDrive(Guid id, Guid collegeId, DriveStatus status, string title, string terms, string rule, string ranking, DateTimeOffset at) =>
        (DriveId, CollegeId, Status, Title, Terms, Rule, Ranking, ChangedAt) = (id, collegeId, status, title, terms, rule, ranking, at);

    /// <summary>The same on both sides.</summary>
    public Guid DriveId { get; private set; }

    /// <summary>The college's tenant.</summary>
    public Guid CollegeId { get; private set; }

    public DriveStatus Status { get; private set; }
    public string Title { get; private set; } = "";

    /// <summary><see cref="DriveTerms"/> as JSON.</summary>
    public string Terms { get; private set; } = "";

    /// <summary>Who qualifies and in which order, as the company offered it or the college has it in force.</summary>
    public string Rule { get; private set; } = "";

    public string Ranking { get; private set; } = "";

    /// <summary>Figures that the college tells: how many applied; null: not told yet.</summary>
    public int? Applied { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }
    public int Sequence { get; private set; } = 1;
    public int Version { get; private set; } = 1;
}
