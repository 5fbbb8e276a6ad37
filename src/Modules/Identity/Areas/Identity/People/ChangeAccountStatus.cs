using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Identity.Data;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Kernel;

namespace PrepPlatform.Identity.Areas.Identity.People;

internal sealed class ChangeAccountStatus(PrepDb db, LastAdmin lastAdmin, ICurrentPerson person, IAudit audit) : IUseCase
{
    private const int Most = 200;

    public async Task<Result<IReadOnlyList<Account>>> RunAsync(IReadOnlyCollection<Guid> ids, AccountStatus status, CancellationToken cancellation)
    {
        await using var alone = await lastAdmin.LockAsync(cancellation);
        if (ids.Count is 0 or > Most) return Fail($"Select 1 to {Most} people.");
        var accounts = await db.Set<Account>().Where(a => ids.Contains(a.Id)).ToListAsync(cancellation);
        if (accounts.Count != ids.Distinct().Count()) return Result.NotFound<IReadOnlyList<Account>>();
        if (status == AccountStatus.Deactivated && await WhyNotAsync(ids, cancellation) is { } why) return Fail(why);
        var changed = accounts.Where(a => a.Status != status).ToList();
        foreach (var account in changed) Change(account, status);
        await db.SaveChangesAsync(cancellation);
        return Result.Ok<IReadOnlyList<Account>>(changed); // Undo must touch these alone.
    }

    private async Task<string?> WhyNotAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        if (person.AccountId is { } me && ids.Contains(me)) return "You cannot deactivate yourself. Ask another admin.";
        return await lastAdmin.IsAsync(ids, cancellation) ? "Nobody else here can manage people. Give someone else that role first." : null;
    }

    private void Change(Account account, AccountStatus status)
    {
        if (status == AccountStatus.Deactivated) account.Deactivate();
        else account.Reactivate();
        var verb = status == AccountStatus.Deactivated ? "deactivated" : "reactivated";
        audit.Record($"people.{verb}", $"account/{account.Id}", $"{char.ToUpperInvariant(verb[0])}{verb[1..]} {account.Name}");
    }

    private static Result<IReadOnlyList<Account>> Fail(string message) => Result.Invalid<IReadOnlyList<Account>>("", message);
}
