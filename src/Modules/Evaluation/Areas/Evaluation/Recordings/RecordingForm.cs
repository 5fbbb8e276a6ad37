using System.ComponentModel.DataAnnotations;
using PrepPlatform.Evaluation.Data;

namespace PrepPlatform.Evaluation.Areas.Evaluation.Recordings;

/// <summary>What a recorder says before it begins.</summary>
internal sealed class RecordingForm
{
    [Required, StringLength(RecordingModel.Kind)]
    public string Kind { get; set; } = "";

    [Required]
    public Guid? Subject { get; set; }

    /// <summary>As the browser names it, with codecs.</summary>
    [Required, StringLength(100)]
    public string Type { get; set; } = "";
}
