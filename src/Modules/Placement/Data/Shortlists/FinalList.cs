using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Data.Shortlists;

/// <summary>A shortlist with people's adjustments: what is published.</summary>
internal static class FinalList
{
    /// <summary>The best first. Whoever was added by hand stands behind all others, in one place.</summary>
    public static Task<IReadOnlyList<ListedStudent>> ReadFinalListAsync(this PrepDb db, Guid shortlist, CancellationToken cancellation) => ReadFinalListAsync(db, shortlist, null, cancellation);

    /// <summary>The places of some, who are at most a few hundred.</summary>
    public static async Task<IReadOnlyList<ListedStudent>> ReadFinalListAsync(this PrepDb db, Guid shortlist, IReadOnlyCollection<Guid>? only, CancellationToken cancellation)
    {
        var adjusted = Latest(await db.Set<ShortlistAdjustment>().AsNoTracking().Where(a => a.ShortlistId == shortlist).ToListAsync(cancellation));
        var added = adjusted.Values.Where(a => a.Listed).Select(a => a.StudentId).ToList();
        var removed = adjusted.Values.Where(a => !a.Listed).Select(a => a.StudentId).ToList();
        var entries = db.Set<ShortlistEntry>().AsNoTracking().Where(e => e.ShortlistId == shortlist && (e.Rank != null || added.Contains(e.StudentId)) && !removed.Contains(e.StudentId));
        var rows = await (only is null ? entries : entries.Where(e => only.Contains(e.StudentId))).Select(e => new { e.StudentId, e.Rank, e.Score, e.Parts, e.Qualified }).ToListAsync(cancellation);
        var byHand = rows.Exists(r => r.Rank is null);
        var behind = !byHand ? 0 : 1 + (only is null ? rows.Count(r => r.Rank is not null) : await entries.CountAsync(e => e.Rank != null, cancellation));
        return [.. rows.Select(r => new ListedStudent(r.StudentId, r.Rank ?? behind, r.Score, r.Qualified ? r.Parts : "[]", r.Rank is null))
            .OrderBy(r => r.Rank).ThenBy(r => r.Student)];
    }

    /// <summary>By list, how many stand on it with people's adjustments; one query for all of them.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int>> CountFinalListsAsync(this PrepDb db, IReadOnlyList<Shortlist> lists, CancellationToken cancellation)
    {
        var ids = lists.Select(s => s.Id).ToList();
        var counting = db.Set<ShortlistAdjustment>().Where(a => ids.Contains(a.ShortlistId)
            && !db.Set<ShortlistAdjustment>().Any(l => l.ShortlistId == a.ShortlistId && l.StudentId == a.StudentId && l.Sequence > a.Sequence));
        var changes = await counting.Where(a => a.Listed != db.Set<ShortlistEntry>().Any(e => e.ShortlistId == a.ShortlistId && e.StudentId == a.StudentId && e.Rank != null))
            .GroupBy(a => a.ShortlistId).Select(g => new { g.Key, More = g.Sum(a => a.Listed ? 1 : -1) }).ToDictionaryAsync(g => g.Key, g => g.More, cancellation);
        return lists.ToDictionary(s => s.Id, s => s.Listed + changes.GetValueOrDefault(s.Id));
    }

    /// <summary>The adjustment that counts for each student.</summary>
    public static IReadOnlyDictionary<Guid, ShortlistAdjustment> Latest(IEnumerable<ShortlistAdjustment> all) =>
        all.OrderBy(a => a.Sequence).GroupBy(a => a.StudentId).ToDictionary(g => g.Key, g => g.Last());
}

/// <summary>A student on a final list.</summary>
/// <param name="Student">Who.</param>
/// <param name="Rank">Their place.</param>
/// <param name="Score">The score it comes from.</param>
/// <param name="Parts">Its parts, as JSON.</param>
/// <param name="ByHand">Whether a person added them.</param>
internal sealed record ListedStudent(Guid Student, int Rank, decimal Score, string Parts, bool ByHand);
