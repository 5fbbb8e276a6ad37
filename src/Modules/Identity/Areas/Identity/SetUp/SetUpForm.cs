using System.ComponentModel.DataAnnotations;

namespace PrepPlatform.Identity.Areas.Identity.SetUp;

internal sealed class SetUpForm
{
    [StringLength(1000)]
    public string Token { get; set; } = "";

    [Required(ErrorMessage = "Enter your name.")]
    [StringLength(100, ErrorMessage = "Keep the name under 100 characters.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Enter your e-mail address.")]
    [EmailAddress(ErrorMessage = "Enter an e-mail address such as meera@example.edu.")]
    [StringLength(200, ErrorMessage = "Keep the address under 200 characters.")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Choose a password.")]
    [StringLength(200, MinimumLength = 10, ErrorMessage = "Use 10 to 200 characters. Four plain words are easier to keep than one odd one.")]
    public string Password { get; set; } = "";
}
