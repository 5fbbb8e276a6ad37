namespace PrepPlatform.Profiles.Domain;

/// <summary>What makes a record whole, in ten parts that count the same.</summary>
internal static class Completeness
{
    public const int Parts = 10;

    public static IReadOnlyList<CompletePart> Of(Academics a, Personal p) =>
    [
        new(a.RollNumber.Length > 0, "add your roll number", "RollNumber"),
        new(a.Degree.Length > 0 && a.Branch.Length > 0, "add your degree and branch", a.Degree.Length > 0 ? "Branch" : "Degree"),
        new(a.GraduationYear is not null, "add the year you graduate", "GraduationYear"),
        new(a.Cgpa is not null, "add your CGPA", "Cgpa"),
        new(a.ActiveBacklogs is not null && a.PastBacklogs is not null, "say how many backlogs you have, even if none", a.ActiveBacklogs is null ? "ActiveBacklogs" : "PastBacklogs"),
        new(a.Marks10 is not null && a.Marks12 is not null, "add your 10th and 12th marks", a.Marks10 is null ? "Marks10" : "Marks12"),
        new(p.Skills.Count > 0, "add your skills", "Skills"),
        new(p.Projects.Count > 0, "add your projects", "projects"),
        new(p.About.Length > 0, "say a few sentences about yourself", "About"),
        new(p.Phone.Length > 0, "add a contact number", "Phone"),
    ];
}

/// <summary>One part.</summary>
/// <param name="Done">Whether it is there.</param>
/// <param name="Todo">What to do otherwise, in English.</param>
/// <param name="Field">Where on the page.</param>
internal sealed record CompletePart(bool Done, string Todo, string Field);
