using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Reporting;

/// <summary>A drive in a report.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Company">The company's name.</param>
/// <param name="Title">Its name.</param>
/// <param name="Status">Whether it is open.</param>
/// <param name="Offered">The jobs.</param>
/// <param name="Qualified">Of the published shortlist; null: none is published.</param>
/// <param name="Counts">How many applications there are of each status.</param>
internal sealed record DriveLine(Guid Row, string Company, string Title, DriveStatus Status, IReadOnlyList<DriveRole> Offered, int? Qualified, IReadOnlyList<(ApplicationStatus Status, int Count)> Counts)
{
    public string Roles => string.Join(", ", Offered.Select(r => r.Title));

    public string Package => Packages.Say(Offered);

    /// <summary>Those who withdrew do not count.</summary>
    public int Applied => Counts.Where(c => c.Status != ApplicationStatus.Withdrawn).Sum(c => c.Count);

    /// <summary>Whoever came to stand on the shortlist, whatever the company then decided.</summary>
    public int Shortlisted => Counts.Where(c => WasShortlisted(c.Status)).Sum(c => c.Count);

    public int Selected => Counts.Where(c => c.Status == ApplicationStatus.Selected).Sum(c => c.Count);

    public static bool WasShortlisted(ApplicationStatus status) => status is ApplicationStatus.Shortlisted or ApplicationStatus.Selected or ApplicationStatus.Rejected;

    public static string Say(ApplicationStatus status) => status switch
    {
        ApplicationStatus.NotShortlisted => "Not shortlisted",
        ApplicationStatus.Rejected => "Not selected",
        _ => status.ToString(),
    };
}
