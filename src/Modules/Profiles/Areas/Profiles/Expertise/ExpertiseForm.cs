using System.ComponentModel.DataAnnotations;
using PrepPlatform.Profiles.Areas.Profiles.Shared;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Areas.Profiles.Expertise;

internal sealed class ExpertiseForm : IValidatableObject
{
    [Required(ErrorMessage = "Say in a line what you do."), StringLength(ExpertProfile.MostHeadline, ErrorMessage = "Keep the headline under 120 characters.")]
    public string Headline { get; set; } = "";

    /// <summary>With commas between.</summary>
    [StringLength(2000)]
    public string Expertise { get; set; } = "";

    [Range(0, ExpertProfile.MostYears, ErrorMessage = "Give years from 0 to 60.")]
    public int? Years { get; set; }

    public string About { get; set; } = "";
    public string Link { get; set; } = "";
    public int Version { get; set; }

    public IReadOnlyList<string> Tags => Plain.Names(Expertise);

    public static ExpertiseForm Of(ExpertProfile? p) => p is null ? new() : new()
    {
        Headline = p.Headline, Expertise = string.Join(", ", p.Expertise), Years = p.Years, About = p.About, Link = p.Link, Version = p.Version,
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Tags.Count > ExpertProfile.MostTags || Tags.Any(t => t.Length > ExpertProfile.MostTag)) yield return new("Name at most 20 topics of at most 40 characters, with commas between.", [nameof(Expertise)]);
        if (Plain.Lines(About).Length > ExpertProfile.MostAbout) yield return new("Keep what you say about yourself under 1,500 characters.", [nameof(About)]);
        if (Link.Trim().Length > 0 && (Link.Length > ExpertProfile.MostLink || !Plain.IsLink(Link.Trim()))) yield return new("Give an address such as https://example.org/me, or leave it empty.", [nameof(Link)]);
    }

    /// <summary>What differs from what is stored.</summary>
    public IReadOnlyList<FieldChange> Differences(ExpertProfile? stored)
    {
        var now = Of(stored);
        (string Name, string Before, string After)[] fields =
        [
            ("Headline", now.Headline, Headline), ("Topics", now.Expertise, string.Join(", ", Tags)), ("Years", Say.Number(now.Years), Say.Number(Years)), ("About", now.About, Plain.Lines(About)), ("Link", now.Link, Link.Trim()),
        ];
        return [.. fields.Where(f => f.Before != f.After).Select(f => new FieldChange(f.Name, f.Before, f.After))];
    }
}

/// <param name="Form">What is edited.</param>
/// <param name="Stored">What is kept, or null.</param>
/// <param name="MissingTools">What an administrator has to do before pictures can be taken, a sentence each.</param>
/// <param name="Stale">What differs, when someone else saved first.</param>
internal sealed record ExpertisePage(ExpertiseForm Form, ExpertProfile? Stored, IReadOnlyList<string> MissingTools, IReadOnlyList<FieldChange>? Stale = null);
