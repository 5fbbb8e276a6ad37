using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PrepPlatform.Identity.Domain;

namespace PrepPlatform.Identity.Areas.Identity.People;

internal sealed class PersonForm
{
    [Required(ErrorMessage = "Enter a name.")]
    [StringLength(100, ErrorMessage = "Keep the name under 100 characters.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Enter an e-mail address.")]
    [EmailAddress(ErrorMessage = "Enter an e-mail address such as meera@example.edu.")]
    [StringLength(200, ErrorMessage = "Keep the address under 200 characters.")]
    public string Email { get; set; } = "";

    [MinLength(1, ErrorMessage = "Choose at least one role.")]
    [MaxLength(20)]
    public List<string> Roles { get; set; } = [];

    public int Version { get; set; }

    [BindNever]
    public Guid Id { get; set; }

    [BindNever]
    public AccountStatus Status { get; set; }

    [BindNever]
    public DateTimeOffset? LastSignedInAt { get; set; }

    /// <summary>Takes over what this form does not edit.</summary>
    public void Keep(PersonForm stored) => (Id, Status, LastSignedInAt) = (stored.Id, stored.Status, stored.LastSignedInAt);
}

/// <summary>A person's form.</summary>
/// <param name="Form">What is edited.</param>
/// <param name="Roles">What the tenant has.</param>
/// <param name="Current">What is stored now, when someone else saved first.</param>
internal sealed record PersonPage(PersonForm Form, IReadOnlyList<RoleOption> Roles, PersonForm? Current);

/// <summary>What an admin hands to a new person; shown once.</summary>
internal sealed record AddedPerson(Guid Id, string Name, string Email, string Password);
