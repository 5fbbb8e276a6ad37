using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Identity.Domain;

namespace PrepPlatform.Identity.Data;

/// <summary>A tenant always keeps someone who can manage its people.</summary>
internal sealed class LastAdmin(PrepDb db, Databases databases)
{
    /// <summary>Lets no one else change who may do what here until the result is disposed: two admins must not take the role from each other at once.</summary>
    public Task<IAsyncDisposable> LockAsync(CancellationToken cancellation) => databases.LockAsync($"people/{db.Tenant}", cancellation);

    /// <summary>Whether nobody active could manage people without these accounts.</summary>
    public async Task<bool> IsAsync(IReadOnlyCollection<Guid> accounts, CancellationToken cancellation)
    {
        var roles = (await db.Set<Role>().AsNoTracking().ToListAsync(cancellation))
            .Where(r => r.Permissions.Contains(IdentityModule.ManagePeople)).Select(r => r.Id).ToList();
        return !await db.Set<Account>().AnyAsync(
            a => a.Status == AccountStatus.Active && !accounts.Contains(a.Id) && a.Roles.Any(r => roles.Contains(r.RoleId)), cancellation);
    }
}
