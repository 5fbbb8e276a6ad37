using System.ComponentModel.DataAnnotations;

namespace PrepPlatform.Assessments.Areas.Assessments.Regrades;

internal sealed class RegradeForm
{
    private const string WhyLength = "Say why, in 3 to 400 characters: learners whose score changes read it.";

    public Guid Assessment { get; set; }

    [Required(ErrorMessage = "Choose the question.")]
    public Guid? Question { get; set; }

    [Required(ErrorMessage = WhyLength), StringLength(400, MinimumLength = 3, ErrorMessage = WhyLength)]
    public string Reason { get; set; } = "";
}

/// <summary>What is to be applied.</summary>
internal sealed class ApplyForm
{
    public const int Most = 500;

    public int Version { get; set; }

    /// <summary>Only these; empty: every score that an evaluator gave and that would change.</summary>
    [MaxLength(Most)]
    public List<Guid> Ids { get; set; } = [];

    /// <summary>Whether it is about the selected ones: none of them then is not all of them.</summary>
    public bool Selected { get; set; }

    /// <summary>Whether scores that people gave are replaced too.</summary>
    public bool People { get; set; }
}
