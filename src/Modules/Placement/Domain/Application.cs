using System.Security.Cryptography;
using PrepPlatform.Data.Model;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Domain;

/// <summary>That a student wants to take part in a drive, with what the company may then see of them. One for each student and drive.</summary>
internal sealed partial class Application : TenantEntity, IVersioned
{
    private Application() { }

    public Application(Guid driveRow, Guid studentId, IEnumerable<string> consented, DateTimeOffset at) =>
        (DriveRow, StudentId, Consented, AppliedAt, ChangedAt) = (driveRow, studentId, [.. consented], at, at);

    public Guid DriveRow { get; private set; }
    public Guid StudentId { get; private set; }
    public ApplicationStatus Status { get; private set; } = ApplicationStatus.Applied;

    /// <summary>Exactly the fields that the company may see: keys of <see cref="SharedFields"/>; changed only by the student.</summary>
    public List<string> Consented { get; private set; } = [];

    public DateTimeOffset AppliedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The round that the company moved them to, or empty.</summary>
    public string Round { get; private set; } = "";

    /// <summary>The card that was sent for it: random for each application, so that companies cannot join students across drives by it.</summary>
    public Guid CardId { get; private set; } = new(RandomNumberGenerator.GetBytes(16));

    /// <summary>Number of the last message that was sent about the card.</summary>
    public int CardSequence { get; private set; }

    public int Version { get; private set; } = 1;
}

internal enum ApplicationStatus
{
    Applied,

    /// <summary>On the published shortlist; the company has the card.</summary>
    Shortlisted,

    /// <summary>A shortlist was published without them.</summary>
    NotShortlisted,

    /// <summary>By the student; the card is removed.</summary>
    Withdrawn,

    /// <summary>The company offers a job.</summary>
    Selected,

    /// <summary>The company does not go on with them.</summary>
    Rejected,
}

/// <summary>One thing that happened to an application, for the student's history. Never changed.</summary>
internal sealed class ApplicationEvent : TenantEntity
{
    private ApplicationEvent() { }

    public ApplicationEvent(Guid applicationId, string what, string detail, string by, DateTimeOffset at) =>
        (ApplicationId, What, Detail, By, At) = (applicationId, what, detail, by, at);

    public Guid ApplicationId { get; private set; }

    /// <summary><c>applied</c>, <c>consent-changed</c>, <c>withdrawn</c>, <c>shortlisted</c>, <c>not-shortlisted</c>, <c>looked-at</c>, <c>moved</c>, <c>selected</c>, <c>rejected</c>.</summary>
    public string What { get; private set; } = "";

    /// <summary>The round's name, the fields consented to …; or empty.</summary>
    public string Detail { get; private set; } = "";

    /// <summary>Who, by name; empty for the student.</summary>
    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}

/// <summary>The fields that a student may consent to share.</summary>
internal static class SharedFields
{
    /// <summary>Always part of a card: nobody can be shortlisted without a name.</summary>
    public const string Name = "name";

    public const string Email = "email", Phone = "phone", Degree = "degree", Branch = "branch", Year = "year", Cgpa = "cgpa", Backlogs = "backlogs", Marks = "marks",
        Skills = "skills", Projects = "projects", About = "about", Scores = "scores", Recommendations = "recommendations";

    public static readonly IReadOnlyList<string> All = [Name, Email, Phone, Degree, Branch, Year, Cgpa, Backlogs, Marks, Skills, Projects, About, Scores, Recommendations];

    /// <summary>The field that shows a fact.</summary>
    public static string Of(string fact) => fact switch
    {
        Facts.Degree => Degree,
        Facts.Branch => Branch,
        Facts.Year => Year,
        Facts.Cgpa => Cgpa,
        Facts.ActiveBacklogs or Facts.PastBacklogs => Backlogs,
        Facts.Marks10 or Facts.Marks12 => Marks,
        Facts.Skills => Skills,
        _ => Scores,
    };
}

/// <summary>A developer's word for a student in a drive, shown as evidence; it does not change the score by itself.</summary>
internal sealed class Recommendation : TenantEntity
{
    private Recommendation() { }

    public Recommendation(Guid driveRow, Guid studentId, Guid by, string words, DateTimeOffset at) => (DriveRow, StudentId, By, Words, At) = (driveRow, studentId, by, words, at);

    public Guid DriveRow { get; private set; }
    public Guid StudentId { get; private set; }
    public Guid By { get; private set; }
    public string Words { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; set; }
}
