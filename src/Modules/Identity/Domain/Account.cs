using Microsoft.AspNetCore.Identity;
using PrepPlatform.Kernel;

namespace PrepPlatform.Identity.Domain;

/// <summary>A person's membership in one tenant, with its own sign-in. Keeps the single key that ASP.NET Core Identity's stores find by.</summary>
internal sealed class Account : IdentityUser<Guid>, ITenantOwned, IVersioned
{
    private Account() { }

    public Account(string name, string email, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (Name, Email, UserName, CreatedAt) = (name, email, email, at);
    }

    public TenantId TenantId { get; private set; }
    public string Name { get; private set; } = "";
    public AccountStatus Status { get; private set; } = AccountStatus.Active;

    /// <summary>IANA zone of their own, or null for the tenant's.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>Somebody else knows the password, so nothing but changing it is offered.</summary>
    public bool MustChangePassword { get; set; }

    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? LastSignedInAt { get; set; }
    public int Version { get; private set; } = 1;
    public List<AccountRole> Roles { get; private set; } = [];

    public void EditProfile(string name, string? phone, string? timeZone)
    {
        (Name, PhoneNumber, TimeZone) = (name, phone, timeZone);
        Version++;
    }

    /// <summary>An admin's correction. The user name follows the e-mail address.</summary>
    public void Correct(string name, string email, string normalizedEmail)
    {
        (Name, Email, UserName) = (name, email, email);
        (NormalizedEmail, NormalizedUserName) = (normalizedEmail, normalizedEmail);
        Version++;
    }

    /// <summary>Takes effect at once: a changed stamp ends every session.</summary>
    public void Deactivate()
    {
        Status = AccountStatus.Deactivated;
        SecurityStamp = Guid.CreateVersion7().ToString("N");
        Version++;
    }

    public void Reactivate()
    {
        Status = AccountStatus.Active;
        Version++;
    }
}

internal enum AccountStatus
{
    Active,
    Deactivated,
}
