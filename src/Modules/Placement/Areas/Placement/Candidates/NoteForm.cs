using System.ComponentModel.DataAnnotations;

namespace PrepPlatform.Placement.Areas.Placement.Candidates;

internal sealed class NoteForm
{
    [Required(ErrorMessage = "Write the note first."), StringLength(2000, ErrorMessage = "Keep a note under 2,001 characters."), RegularExpression(@"[^\0]*", ErrorMessage = "A note is plain text.")]
    public string Text { get; set; } = "";
}
