using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Ui.Search;

namespace PrepPlatform.Identity.Data;

internal sealed class PeoplePalette(PrepDb db, ICurrentPerson person) : IPaletteSource
{
    public string Group => "People";

    public async Task<IReadOnlyList<PaletteHit>> FindAsync(string text, CancellationToken cancellation)
    {
        if (!person.May(IdentityModule.ManagePeople)) return [];
        var upper = text.ToUpperInvariant();
        return await db.Set<Account>().AsNoTracking()
            .Where(a => a.Name.ToUpper().Contains(upper) || a.NormalizedEmail!.Contains(upper))
            .OrderBy(a => a.Name).Take(8)
            .Select(a => new PaletteHit(a.Name, a.Email ?? "", "/staff/people/" + a.Id))
            .ToListAsync(cancellation);
    }
}
