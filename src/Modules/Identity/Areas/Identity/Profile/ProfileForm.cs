using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace PrepPlatform.Identity.Areas.Identity.Profile;

internal sealed class ProfileForm : IValidatableObject
{
    [Required(ErrorMessage = "Enter your name.")]
    [StringLength(100, ErrorMessage = "Keep the name under 100 characters.")]
    public string Name { get; set; } = "";

    [RegularExpression(@"^\+?[0-9 ()-]{6,20}$", ErrorMessage = "Enter a phone number such as +91 98765 43210.")]
    public string Phone { get; set; } = "";

    [StringLength(60)]
    public string TimeZone { get; set; } = "";

    public int Version { get; set; }

    /// <summary>For the page: not from the form.</summary>
    [BindNever]
    public string Email { get; set; } = "";

    /// <summary>What is stored now, when someone else saved first.</summary>
    [BindNever]
    public ProfileForm? Current { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TimeZone.Length > 0 && !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return new ValidationResult("Choose a time zone from the list.", [nameof(TimeZone)]);
    }
}
