using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Ui.Search;

namespace PrepPlatform.Placement.Data.Cards;

/// <summary>Finds candidates by their names.</summary>
internal sealed class CandidatePalette(PrepDb db, ICurrentPerson person) : IPaletteSource
{
    private const int Most = 8;

    public string Group => "Candidates";

    public async Task<IReadOnlyList<PaletteHit>> FindAsync(string text, CancellationToken cancellation)
    {
        if (!person.May(CandidateParts.View)) return [];
        var upper = text.ToUpperInvariant();
        return await db.Set<Card>().AsNoTracking().Where(c => c.Status != CardStatus.Withdrawn && c.Name.ToUpper().Contains(upper)).OrderBy(c => c.Rank).ThenBy(c => c.Id).Take(Most)
            .Select(c => new PaletteHit(c.Name, c.Branch, $"/candidates/{c.Id}")).ToListAsync(cancellation);
    }
}
