using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Hosting;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Kernel;

namespace PrepPlatform.Identity.Areas.Identity.SignIn;

/// <summary>Checks e-mail (or user name) and password. Whatever is wrong with them is answered with one sentence and in about the same time.</summary>
internal sealed class SignIn(UserManager<Account> accounts, PrepDb db, TimeProvider clock, ILogger<SignIn> logger) : IUseCase
{
    private const int Tries = 5;
    private static readonly TimeSpan Lock = TimeSpan.FromMinutes(10);
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
            return Refuse(null, Wrong);
        }

        if (!await IsRightAsync(account, form.Password, cancellation)) return Refuse(account, Wrong);
        if (account.Status == AccountStatus.Deactivated) return Refuse(account, Deactivated);
        await RememberAsync(account, cancellation);
        logger.LogInformation("Account {Account} signed in", account.Id);
        return Result.Ok(account);
    }

    /// <summary>Written down by id alone: what was typed may be a password in the wrong field.</summary>
    private Result<Account> Refuse(Account? account, string why)
    {
        logger.LogWarning("Sign-in refused for account {Account}", account?.Id);
        return Result.Invalid<Account>("", why);
    }

    private async Task<Account?> FindAsync(string email) => await accounts.FindByEmailAsync(email) ?? await accounts.FindByNameAsync(email);

    /// <summary>
    /// A try is taken before the password is looked at, in one statement, so that many at once are counted like one after another. The fifth
    /// locks the account unless it is right. While it is locked the password is checked all the same: the time it takes must not tell.
    /// </summary>
    private async Task<bool> IsRightAsync(Account account, string password, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var taken = await db.Set<Account>().Where(a => a.Id == account.Id && (a.LockoutEnd == null || a.LockoutEnd < now)).ExecuteUpdateAsync(
            a => a.SetProperty(x => x.LockoutEnd, x => x.AccessFailedCount + 1 >= Tries ? now + Lock : null)
                .SetProperty(x => x.AccessFailedCount, x => x.AccessFailedCount + 1 >= Tries ? 0 : x.AccessFailedCount + 1), cancellation);
        return await accounts.CheckPasswordAsync(account, password) && taken > 0;
    }

    private async Task RememberAsync(Account account, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        db.Publish(new SignedIn(account.Id, now), now);
        await db.SaveChangesAsync(cancellation);
        await db.Set<Account>().Where(a => a.Id == account.Id).ExecuteUpdateAsync(
            a => a.SetProperty(x => x.LastSignedInAt, now).SetProperty(x => x.AccessFailedCount, 0).SetProperty(x => x.LockoutEnd, (DateTimeOffset?)null), cancellation);
    }
}
