using System.Text.Json;

namespace PrepPlatform.Profiles.Domain;

/// <summary>The part of a record that is the student's own word.</summary>
/// <param name="Phone">Contact number.</param>
/// <param name="About">Plain text.</param>
/// <param name="Skills">In the student's order.</param>
/// <param name="Projects">In the student's order.</param>
internal sealed record Personal(string Phone, string About, IReadOnlyList<string> Skills, IReadOnlyList<Project> Projects)
{
    public const int MostPhone = 20, MostAbout = 1000, MostSkills = 30, MostSkill = 40, MostProjects = 8;

    /// <summary>Longest JSON of the projects: as many as there may be, each as long as it may be, every letter escaped.</summary>
    public const int MostProjectsText = 65_536;

    private const int MostSaid = 300;

    /// <summary>The fields that differ, as people read them.</summary>
    public IEnumerable<FieldChange> To(Personal other)
    {
        foreach (var (name, before, after) in new[]
        {
            ("Contact number", Phone, other.Phone), ("About", About, other.About), ("Skills", string.Join(", ", Skills), string.Join(", ", other.Skills)),
        })
            if (before != after) yield return new FieldChange(name, Cut(before), Cut(after));
        if (Write(Projects) != Write(other.Projects)) yield return new FieldChange("Projects", Titles(Projects), Titles(other.Projects));
    }

    public static string Write(IReadOnlyList<Project> projects) => JsonSerializer.Serialize(projects);

    public static IReadOnlyList<Project> Read(string json) => JsonSerializer.Deserialize<List<Project>>(json)!;

    private static string Titles(IReadOnlyList<Project> projects) => Cut(string.Join(", ", projects.Select(p => p.Title)));

    private static string Cut(string text) => text.Length <= MostSaid ? text : $"{text[..(MostSaid - 1)]}…";
}

/// <summary>A project of a student.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Summary">What it does and what their part was, plain text.</param>
/// <param name="Technologies">What it is made with.</param>
/// <param name="Link">An http or https address, or empty.</param>
internal sealed record Project(string Title, string Summary, IReadOnlyList<string> Technologies, string Link)
{
    public const int MostTitle = 100, MostSummary = 600, MostTechnologies = 12, MostLink = 300;
}
