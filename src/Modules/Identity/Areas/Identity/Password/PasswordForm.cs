using System.ComponentModel.DataAnnotations;

namespace PrepPlatform.Identity.Areas.Identity.Password;

internal sealed class PasswordForm
{
    [Required(ErrorMessage = "Enter your present password.")]
    [StringLength(200)]
    public string Present { get; set; } = "";

    [Required(ErrorMessage = "Enter a new password.")]
    [StringLength(200, MinimumLength = 10, ErrorMessage = "Use 10 to 200 characters. Four plain words are easier to keep than one odd one.")]
    public string New { get; set; } = "";

    [Compare(nameof(New), ErrorMessage = "The two new passwords differ.")]
    public string Again { get; set; } = "";
}
