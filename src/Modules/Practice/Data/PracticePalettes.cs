using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Practice.Domain;
using PrepPlatform.Ui.Search;

namespace PrepPlatform.Practice.Data;

/// <summary>Problems by number and title: published ones to be solved, all of them for authors.</summary>
internal sealed class PracticePalette(PrepDb db, ICurrentPerson person) : IPaletteSource
{
    private const int Most = 8;

    public string Group => "Problems";

    public async Task<IReadOnlyList<PaletteHit>> FindAsync(string text, CancellationToken cancellation)
    {
        var (author, solve) = (person.May(PracticeModule.Author), person.May(PracticeModule.Solve));
        if (!author && !solve) return [];
        var lower = text.ToLowerInvariant();
        var number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        var found = await db.Set<CodingProblem>().AsNoTracking().Where(p => (author || p.State == ProblemState.Published) && (p.Number == number || p.Title.ToLower().Contains(lower)))
            .OrderBy(p => p.Number).Take(Most).Select(p => new { p.Id, p.Number, p.Title, p.Difficulty }).ToListAsync(cancellation);
        return [.. found.Select(p => new PaletteHit($"{p.Number}. {p.Title}", p.Difficulty.ToString(), author ? $"/staff/problems/{p.Id}" : $"/practice/problems/{p.Number}"))];
    }
}
