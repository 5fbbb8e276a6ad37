using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Hosting;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Kernel;

namespace PrepPlatform.Identity.Areas.Identity.SignIn;

/// <summary>Checks e-mail (or user name) and password. Whatever is wrong with them is answered with one sentence and in about the same time.</summary>
internal sealed class SignIn(UserManager<Account> accounts, PrepDb db, TimeProvider clock) : IUseCase
{
    private const string Wrong = "That e-mail and password do not go together. After five wrong tries an account is locked for ten minutes.";
    private const string Deactivated = "This account is deactivated. Ask your administration to let you in again.";

    // Verified against when there is no such account, so that the answer takes as long.
    private static readonly Account Nobody = new("", "", default);
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(Nobody, "no password of anybody");

    public async Task<Result<Account>> RunAsync(SignInForm form, CancellationToken cancellation)
    {
        var account = await FindAsync(form.Email.Trim());
        if (account is null)
        {
            accounts.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, form.Password);
            return Result.Invalid<Account>("", Wrong);
        }

        if (!await IsRightAsync(account, form.Password)) return Result.Invalid<Account>("", Wrong);
        if (account.Status == AccountStatus.Deactivated) return Result.Invalid<Account>("", Deactivated);
        await RememberAsync(account, cancellation);
        return Result.Ok(account);
    }

    private async Task<Account?> FindAsync(string email) => await accounts.FindByEmailAsync(email) ?? await accounts.FindByNameAsync(email);

    private async Task<bool> IsRightAsync(Account account, string password)
    {
        // The password is checked while locked too: the time it takes must not tell.
        var right = await accounts.CheckPasswordAsync(account, password);
        if (await accounts.IsLockedOutAsync(account)) return false;
        if (!right) await accounts.AccessFailedAsync(account);
        else if (account.AccessFailedCount > 0) await accounts.ResetAccessFailedCountAsync(account);
        return right;
    }

    private async Task RememberAsync(Account account, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        db.Publish(new SignedIn(account.Id, now), now);
        await db.SaveChangesAsync(cancellation);
        await db.Set<Account>().Where(a => a.Id == account.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.LastSignedInAt, now), cancellation);
    }
}
