using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Identity.Data;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Kernel;

namespace PrepPlatform.Identity.Areas.Identity.People;

/// <summary>Changes a person's name, e-mail address and roles.</summary>
internal sealed class EditPerson(PrepDb db, UserManager<Account> accounts, LastAdmin lastAdmin, IAudit audit) : IUseCase
{
    public Task<PersonForm?> ReadAsync(Guid id, CancellationToken cancellation) => db.Set<Account>().AsNoTracking()
        .Where(a => a.Id == id)
        .Select(a => new PersonForm
        {
            Id = a.Id, Name = a.Name, Email = a.Email ?? "", Roles = a.Roles.Select(r => r.Role.Key).ToList(),
            Status = a.Status, LastSignedInAt = a.LastSignedInAt, Version = a.Version,
        })
        .SingleOrDefaultAsync(cancellation);

    public async Task<Result<Account>> RunAsync(Guid id, PersonForm form, CancellationToken cancellation)
    {
        await using var alone = await lastAdmin.LockAsync(cancellation);
        var account = await db.Set<Account>().Include(a => a.Roles).ThenInclude(r => r.Role).SingleOrDefaultAsync(a => a.Id == id, cancellation);
        if (account is null) return Result.NotFound<Account>();
        if (account.Version != form.Version) return Result.Stale<Account>();
        var chosen = await db.Set<Role>().Where(r => form.Roles.Contains(r.Key)).ToListAsync(cancellation);
        if (chosen.Count == 0) return Result.Invalid<Account>(nameof(form.Roles), "Choose at least one role.");
        if (!chosen.Exists(r => r.Permissions.Contains(IdentityModule.ManagePeople)) && await lastAdmin.IsAsync([id], cancellation))
            return Result.Invalid<Account>(nameof(form.Roles), "Nobody else here can manage people. Give someone else that role first.");
        var email = accounts.NormalizeEmail(form.Email.Trim())!;
        if (await db.Set<Account>().AnyAsync(a => a.NormalizedEmail == email && a.Id != id, cancellation))
            return Result.Invalid<Account>(nameof(form.Email), "Someone here has this e-mail address already.");
        account.Correct(form.Name.Trim(), form.Email.Trim(), email);
        Change(account, chosen);
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(account);
    }

    private void Change(Account account, List<Role> chosen)
    {
        account.Roles.RemoveAll(r => chosen.TrueForAll(c => c.Id != r.RoleId));
        foreach (var role in chosen.Where(c => account.Roles.TrueForAll(r => r.RoleId != c.Id))) account.Roles.Add(new AccountRole(role.Id));
        audit.Record("people.edited", $"account/{account.Id}", $"Saved {account.Name} ({account.Email}) as {string.Join(", ", chosen.Select(r => r.Key))}");
    }
}
