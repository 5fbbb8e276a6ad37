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
}
