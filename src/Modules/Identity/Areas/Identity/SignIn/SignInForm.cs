using System.ComponentModel.DataAnnotations;

namespace PrepPlatform.Identity.Areas.Identity.SignIn;

internal sealed class SignInForm
{
    [Required(ErrorMessage = "Enter your e-mail address.")]
    [StringLength(200, ErrorMessage = "Keep the address under 200 characters.")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Enter your password.")]
    [StringLength(200, ErrorMessage = "Keep the password under 200 characters.")]
    public string Password { get; set; } = "";

    public bool Keep { get; set; }

    [StringLength(2000)]
    public string ReturnUrl { get; set; } = "";
}
