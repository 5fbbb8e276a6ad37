using PrepPlatform.Kernel;

namespace PrepPlatform.Contracts.Identity;

/// <summary>Makes a new tenant's first admin.</summary>
public interface IAccountOpening
{
    /// <summary>Adds an account with the admin's role to the current tenant and gives the password to hand over, which must be changed at first sign-in.</summary>
    Task<Result<string>> AddAdminAsync(string name, string email, CancellationToken cancellation);
}
