using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Identity.Domain;

namespace PrepPlatform.Identity.Data;

/// <summary>Names for the modules that keep only ids.</summary>
internal sealed class People(PrepDb db) : IPeople
{
    public async Task<IReadOnlyDictionary<Guid, PersonInfo>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) => ids.Count == 0
        ? new Dictionary<Guid, PersonInfo>()
        : await db.Set<Account>().AsNoTracking().Where(a => ids.Contains(a.Id))
            .Select(a => new PersonInfo(a.Id, a.Name, a.Email!)).ToDictionaryAsync(p => p.Id, cancellation);

    public async Task<IReadOnlyList<Guid>> SearchAsync(string text, int most, CancellationToken cancellation) =>
        await db.Set<Account>().AsNoTracking().Where(a => a.Name.ToUpper().Contains(text.ToUpper()) || a.NormalizedEmail!.Contains(text.ToUpper()))
            .OrderBy(a => a.Name).Take(most).Select(a => a.Id).ToListAsync(cancellation);

    public async Task<IReadOnlyList<PersonInfo>> WhoMayAsync(string permission, IReadOnlyCollection<string> emails, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var roles = (await db.Set<Role>().AsNoTracking().ToListAsync(cancellation)).Where(r => r.Permissions.Contains(permission)).Select(r => r.Id).ToList();
        var addresses = emails.Select(e => e.ToUpperInvariant()).ToList();
        return await db.Set<Account>().AsNoTracking()
            .Where(a => a.Status == AccountStatus.Active && (addresses.Contains(a.NormalizedEmail!) || ids.Contains(a.Id)) && a.Roles.Any(r => roles.Contains(r.RoleId)))
            .Select(a => new PersonInfo(a.Id, a.Name, a.Email!)).ToListAsync(cancellation);
    }
}
