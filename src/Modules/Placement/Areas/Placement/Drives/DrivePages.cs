using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Areas.Placement.Drives;

/// <param name="Drive">The drive.</param>
/// <param name="Company">The company's name.</param>
/// <param name="Active">Whether the partnership is active.</param>
/// <param name="Tab">Empty: the overview; <c>rules</c>, <c>shortlists</c>.</param>
internal sealed record DriveHead(Drive Drive, string Company, bool Active, string Tab);

/// <summary>One drive, all of it.</summary>
internal sealed record DrivePage(DriveHead Head, DriveTerms Terms, Rule Rule, Ranking Ranking, ApplicationCounts Counts, QualifiedNow? Qualified)
{
    public Drive Drive => Head.Drive;
}

/// <summary>How many applied, in which state.</summary>
internal sealed record ApplicationCounts(int Applied, int Withdrawn, int Shortlisted, int Selected);

/// <summary>How many of the college's students qualify by the rules in force.</summary>
internal sealed record QualifiedNow(int Students, int Qualified);

/// <summary>The form of a new drive.</summary>
internal sealed record NewDrivePage(TermsForm Form, IReadOnlyList<Partner> Companies, string Zone);

/// <summary>The form of a drive's terms.</summary>
/// <param name="Head">The drive.</param>
/// <param name="Form">What is edited.</param>
/// <param name="Stored">What is stored.</param>
/// <param name="Zone">The clock that the times are on.</param>
internal sealed record TermsPage(DriveHead Head, TermsForm Form, DriveTerms Stored, string Zone)
{
    /// <summary>What someone else saved meanwhile.</summary>
    public DriveTerms? Current { get; private init; }

    public TermsPage Overtaken() => this with { Current = Stored };
}
