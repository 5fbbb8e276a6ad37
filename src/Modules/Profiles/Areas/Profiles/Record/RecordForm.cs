using System.ComponentModel.DataAnnotations;
using PrepPlatform.Profiles.Areas.Profiles.Shared;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Areas.Profiles.Record;

internal sealed class RecordForm : AcademicsForm
{
    [RegularExpression(@"^\+?[0-9 ()-]{6,20}$", ErrorMessage = "Enter a phone number such as +91 98765 43210.")]
    public string Phone { get; set; } = "";

    public string About { get; set; } = "";

    /// <summary>The chips, in order.</summary>
    [MaxLength(200)]
    public List<string> Chosen { get; set; } = [];

    /// <summary>What is typed besides, with commas between.</summary>
    [StringLength(2000)]
    public string Skills { get; set; } = "";

    [MaxLength(Personal.MostProjects, ErrorMessage = "Keep your eight best projects.")]
    public List<ProjectForm> Projects { get; set; } = [];

    /// <summary>Said after being told that a change takes the verification away.</summary>
    public bool GiveUpMark { get; set; }

    public IReadOnlyList<string> AllSkills => Plain.Names([.. Chosen, Skills]);

    public Personal Personal => new(Phone.Trim(), Plain.Lines(About), AllSkills, [.. Projects.Where(p => !p.IsEmpty).Select(p => p.Project)]);

    public static RecordForm Of(StudentProfile? stored)
    {
        var form = new RecordForm { Version = stored?.Version ?? 0 };
        if (stored is null) return form;
        form.Fill(stored.Academics);
        var said = stored.Personal;
        (form.Phone, form.About, form.Chosen, form.Projects) = (said.Phone, said.About, [.. said.Skills], [.. said.Projects.Select(ProjectForm.Of)]);
        return form;
    }

    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var problem in base.Validate(validationContext)) yield return problem;
        if (Plain.Lines(About).Length > Personal.MostAbout) yield return new("Keep what you say about yourself under 1,000 characters.", [nameof(About)]);
        if (AllSkills.Count > Personal.MostSkills) yield return new("Keep your 30 best skills.", [nameof(Skills)]);
        else if (AllSkills.Any(s => s.Length > Personal.MostSkill)) yield return new("Keep each skill under 40 characters, with a comma between two.", [nameof(Skills)]);
        foreach (var (project, i) in Projects.Select((p, i) => (p, i)))
            foreach (var (field, todo) in project.Check()) yield return new(todo, [$"Projects[{i}].{field}"]);
    }
}

internal sealed class ProjectForm
{
    public string Title { get; set; } = "";
    public string Summary { get; set; } = "";

    /// <summary>With commas between.</summary>
    public string Technologies { get; set; } = "";

    public string Link { get; set; } = "";

    public bool IsEmpty => Plain.Line(Title + Summary + Technologies + Link).Length == 0;

    public Project Project => new(Plain.Line(Title), Plain.Lines(Summary), Plain.Names(Technologies), Link.Trim());

    public static ProjectForm Of(Project p) => new() { Title = p.Title, Summary = p.Summary, Technologies = string.Join(", ", p.Technologies), Link = p.Link };

    public IEnumerable<(string Field, string Todo)> Check()
    {
        if (IsEmpty) yield break;
        var p = Project;
        if (p.Title.Length is 0 or > Project.MostTitle) yield return (nameof(Title), "Give the project a name of at most 100 characters, or remove it.");
        if (p.Summary.Length > Project.MostSummary) yield return (nameof(Summary), "Keep the summary under 600 characters.");
        if (p.Technologies.Count > Project.MostTechnologies || p.Technologies.Any(t => t.Length > Personal.MostSkill))
            yield return (nameof(Technologies), "Name at most 12 technologies, with commas between.");
        if (p.Link.Length > 0 && (p.Link.Length > Project.MostLink || !Plain.IsLink(p.Link)))
            yield return (nameof(Link), "Give an address such as https://example.org/project, or leave it empty.");
    }
}

/// <summary>The student's page.</summary>
/// <param name="Form">What is edited.</param>
/// <param name="VerifiedAt">Since when staff vouch for the academic part, or null.</param>
/// <param name="Parts">What of it is there.</param>
/// <param name="Courses">Names in use.</param>
internal sealed record RecordPage(RecordForm Form, DateTimeOffset? VerifiedAt, IReadOnlyList<CompletePart> Parts, IReadOnlyList<Course> Courses)
{
    /// <summary>Whether saving waits for the word that the mark may go.</summary>
    public bool Asks { get; init; }

    /// <summary>What differs from what is stored now, when someone else saved first.</summary>
    public IReadOnlyList<FieldChange>? Stale { get; init; }
}
