using Microsoft.AspNetCore.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Hosting;
using PrepPlatform.Identity.Areas.Identity.People;
using PrepPlatform.Identity.Data;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Kernel;

namespace PrepPlatform.Identity.Areas.Identity.PasswordReset;

internal sealed class ResetPassword(UserManager<Account> accounts, IAudit audit) : IUseCase
{
    public async Task<Result<AddedPerson>> RunAsync(Guid id, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var account = await accounts.FindByIdAsync(id.ToString());
        if (account is null) return Result.NotFound<AddedPerson>();
        var password = AccountFactory.MakePassword();
        account.MustChangePassword = true;
        account.LockoutEnd = null;
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        audit.Record("people.password-reset", $"account/{id}", $"Gave {account.Name} a new password for one sign-in");
        var result = await accounts.UpdateSecurityStampAsync(account);
        return result.Succeeded
            ? Result.Ok(new AddedPerson(account.Id, account.Name, account.Email ?? "", password))
            : Result.Invalid<AddedPerson>("", "Someone changed this account at the same moment. Try again.");
    }
}
