using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Kernel;

namespace PrepPlatform.Identity.Data;

/// <summary>Makes accounts: one place for the rules that hold however a person comes in.</summary>
internal sealed class AccountFactory(UserManager<Account> accounts, PrepDb db, IAudit audit, TimeProvider clock) : IAccountOpening
{
    // No letters that are mistaken for another when read aloud or copied from paper.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public async Task<Result<string>> AddAdminAsync(string name, string email, CancellationToken cancellation)
    {
        var password = MakePassword();
        var result = await AddAsync(name, email, ["admin"], password, mustChange: true, cancellation);
        return result.Succeeded ? Result.Ok(password) : Result.Invalid<string>(result.Problems);
    }

    /// <summary>Adds an account with these roles (by key); the current tenant must have them.</summary>
    public async Task<Result<Account>> AddAsync(
        string name, string email, IReadOnlyCollection<string> roles, string password, bool mustChange, CancellationToken cancellation)
    {
        var account = new Account(name, email, clock.GetUtcNow()) { MustChangePassword = mustChange };
        foreach (var role in await db.Set<Role>().Where(r => roles.Contains(r.Key)).ToListAsync(cancellation)) account.Roles.Add(new AccountRole(role.Id));
        if (account.Roles.Count == 0) return Result.Invalid<Account>("Roles", "Choose at least one role.");
        db.Publish(new AccountAdded(account.Id, account.CreatedAt), account.CreatedAt);
        audit.Record("people.added", $"account/{account.Id}", $"Added {name} as {string.Join(", ", roles)}");
        var result = await CreateAsync(account, password);
        if (result.Succeeded) return Result.Ok(account);
        db.ChangeTracker.Clear();
        return Result.Invalid<Account>(result.Errors.Select(Say).Distinct());
    }

    /// <summary>Two who add the same address at once: the index decides, and the second gets the sentence.</summary>
    private async Task<IdentityResult> CreateAsync(Account account, string password)
    {
        try
        {
            return await accounts.CreateAsync(account, password);
        }
        catch (DbUpdateException)
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().DuplicateEmail(account.Email ?? ""));
        }
    }

    /// <summary>A password to hand over: about 59 bits, four groups of three.</summary>
    public static string MakePassword() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 3)));

    private static Problem Say(IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateUserName) or nameof(IdentityErrorDescriber.DuplicateEmail) =>
            new Problem("Email", "Someone here has this e-mail address already."),
        nameof(IdentityErrorDescriber.InvalidUserName) or nameof(IdentityErrorDescriber.InvalidEmail) =>
            new Problem("Email", "Enter an e-mail address such as meera@example.edu."),
        _ => new Problem("", error.Description),
    };
}
