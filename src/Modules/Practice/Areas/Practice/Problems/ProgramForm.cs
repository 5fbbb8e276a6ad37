using System.ComponentModel.DataAnnotations;
using PrepPlatform.Practice.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Practice.Areas.Practice.Problems;

/// <summary>What the editor posts.</summary>
internal sealed class ProgramForm
{
    public ProgramField Answer { get; set; } = new();

    /// <summary>An input of one's own for a run; empty: samples alone.</summary>
    [PlainText(PracticeLimits.Source)]
    public string Input { get; set; } = "";
}

internal sealed class ProgramField
{
    [Required(ErrorMessage = "Choose a language.")]
    [PlainText(40)]
    public string Language { get; set; } = "";

    [PlainText(PracticeLimits.Source)]
    public string Source { get; set; } = "";

    /// <summary>The program; browsers send line ends as two characters.</summary>
    public string Text => Source.ReplaceLineEndings("\n");
}
