using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Practice;
using PrepPlatform.Data;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Data;

internal sealed class PracticeRecords(PrepDb db) : IPracticeRecords
{
    public async Task<IReadOnlyDictionary<Guid, PracticeRecord>> ReadAsync(IReadOnlyCollection<Guid> students, CancellationToken cancellation)
    {
        var ids = students.Distinct().ToArray();
        return await db.Set<Progress>().AsNoTracking().Where(p => p.SolvedAt != null && ids.Contains(p.PersonId)).GroupBy(p => p.PersonId)
            .Select(g => new { g.Key, Solved = g.Count(), LastAt = g.Max(p => p.SolvedAt)!.Value })
            .ToDictionaryAsync(g => g.Key, g => new PracticeRecord(g.Solved, g.LastAt), cancellation);
    }
}
