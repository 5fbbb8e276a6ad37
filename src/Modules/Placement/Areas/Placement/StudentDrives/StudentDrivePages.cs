using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Areas.Placement.StudentDrives;

/// <summary>A drive in a student's list.</summary>
internal sealed record DriveCard(Guid Id, string Title, Guid CompanyId, string Company, DriveStatus Status, DriveTerms Terms, Verdict Verdict, OwnApplication? Application)
{
    public bool IsOpen(DateTimeOffset now) => Status == DriveStatus.Open && now <= Terms.ApplyBy;
}

internal sealed record OwnApplication(ApplicationStatus Status, string Round, DateTimeOffset AppliedAt, DateTimeOffset ChangedAt);

/// <param name="Now">Now.</param>
/// <param name="Cards">Those that can be applied to, and those that the student applied to.</param>
/// <param name="HasFacts">Whether anything is known of the student at all.</param>
internal sealed record StudentDriveList(DateTimeOffset Now, IReadOnlyList<DriveCard> Cards, bool HasFacts)
{
    /// <summary>Companies whose open drives the student qualifies for.</summary>
    public int Companies => Cards.Where(c => c.IsOpen(Now) && c.Verdict.Qualifies).Select(c => c.CompanyId).Distinct().Count();

    public IEnumerable<DriveCard> Qualified => Cards.Where(c => c.IsOpen(Now) && c.Application is null && c.Verdict.Qualifies);

    public IEnumerable<DriveCard> Missed => Cards.Where(c => c.IsOpen(Now) && c.Application is null && !c.Verdict.Qualifies).OrderBy(c => c.Verdict.Missed.Count);

    public IEnumerable<DriveCard> Applied => Cards.Where(c => c.Application is not null).OrderByDescending(c => c.Application!.ChangedAt);
}

/// <summary>One drive, as a student sees it.</summary>
/// <param name="Drive">The drive.</param>
/// <param name="Company">The company's name.</param>
/// <param name="Conditions">What it asks, each with what is missed.</param>
/// <param name="Application">The student's own, or null.</param>
/// <param name="History">What happened to it, the latest first.</param>
/// <param name="Fields">What can be shared, with the student's own values.</param>
/// <param name="Now">Now.</param>
internal sealed record StudentDrivePage(
    Drive Drive, string Company, IReadOnlyList<Condition> Conditions, Application? Application, IReadOnlyList<ApplicationEvent> History, IReadOnlyList<SharedField> Fields, DateTimeOffset Now)
{
    public DriveTerms Terms => DriveTerms.Read(Drive.Terms);

    public bool Qualifies => Conditions.All(c => c.Missed.Count == 0);

    public bool TakesApplications => Drive.TakesApplications(Now);

    /// <summary>What is ticked: as posted, else as it is.</summary>
    public IReadOnlyCollection<string> Ticked { get; init; } = [];
}

/// <summary>One thing that a drive asks.</summary>
/// <param name="Words">In words.</param>
/// <param name="Missed">What stands in the way; empty: it is fulfilled.</param>
internal sealed record Condition(string Words, IReadOnlyList<Miss> Missed);

/// <summary>Something that can be shared.</summary>
/// <param name="Key">A key of <see cref="SharedFields"/>.</param>
/// <param name="Label">Its name.</param>
/// <param name="Value">What the company would see, or empty where there is nothing.</param>
/// <param name="Asked">Whether the drive's rules or ranking go by it.</param>
internal sealed record SharedField(string Key, string Label, string Value, bool Asked);

internal sealed class ConsentForm
{
    /// <summary>Keys of <see cref="SharedFields"/>.</summary>
    public List<string> Fields { get; set; } = [];

    public int Version { get; set; }
}
