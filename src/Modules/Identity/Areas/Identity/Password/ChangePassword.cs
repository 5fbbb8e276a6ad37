using Microsoft.AspNetCore.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Hosting;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Kernel;

namespace PrepPlatform.Identity.Areas.Identity.Password;

internal sealed class ChangePassword(UserManager<Account> accounts, IAudit audit) : IUseCase
{
    public async Task<Result<Account>> RunAsync(Guid id, PasswordForm form)
    {
        var account = await accounts.FindByIdAsync(id.ToString()) ?? throw new InvalidOperationException("The signed-in account is gone.");
        if (form.New == form.Present) return Result.Invalid<Account>(nameof(form.New), "The new password is the old one.");
        account.MustChangePassword = false;
        audit.Record("account.password-changed", $"account/{id}", "Changed their password");
        var result = await accounts.ChangePasswordAsync(account, form.Present, form.New);
        return result.Succeeded
            ? Result.Ok(account)
            : Result.Invalid<Account>(result.Errors.Select(e => e.Code == nameof(IdentityErrorDescriber.PasswordMismatch)
                ? new Problem(nameof(form.Present), "That is not your present password.")
                : new Problem(nameof(form.New), e.Description)));
    }
}
