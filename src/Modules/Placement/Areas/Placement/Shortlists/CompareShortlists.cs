using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Placement.Data.Shortlists;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.Shortlists;

/// <summary>A list beside the one before it: both with people's adjustments, the one before being the last that was not a dry run.</summary>
internal sealed class CompareShortlists(ReadShortlist read, PrepDb db, IPeople people) : IUseCase
{
    public async Task<ChangesPage?> RunAsync(Guid driveId, Guid id, CancellationToken cancellation)
    {
        if (await read.HeadAsync(driveId, id, cancellation) is not { } head) return null;
        var earlier = await db.Set<Shortlist>().AsNoTracking().Where(s => s.DriveRow == head.Drive.Id && !s.DryRun && s.MadeAt < head.Shortlist.MadeAt).OrderByDescending(s => s.MadeAt).FirstOrDefaultAsync(cancellation);
        if (earlier is null) return new(head, null, [], new Dictionary<Guid, PersonInfo>());
        var before = (await db.ReadFinalListAsync(earlier.Id, cancellation)).ToDictionary(p => p.Student);
        var now = (await db.ReadFinalListAsync(id, cancellation)).ToDictionary(p => p.Student);
        List<Change> changes = [.. now.Values.Select(p => new Change(p.Student, before.GetValueOrDefault(p.Student)?.Rank, p.Rank)), .. before.Values.Where(p => !now.ContainsKey(p.Student)).Select(p => new Change(p.Student, p.Rank, null))];
        return new(head, earlier, [.. changes.Where(c => c.From != c.To)], await people.FindAsync([.. changes.Where(c => c.From != c.To).Select(c => c.Student)], cancellation));
    }
}

internal sealed record ChangesPage(ShortlistHead Head, Shortlist? Earlier, IReadOnlyList<Change> Changes, IReadOnlyDictionary<Guid, PersonInfo> Names)
{
    public IEnumerable<Change> CameIn => Changes.Where(c => c.From is null).OrderBy(c => c.To);

    public IEnumerable<Change> FellOut => Changes.Where(c => c.To is null).OrderBy(c => c.From);

    public IEnumerable<Change> Moved => Changes.Where(c => c is { From: not null, To: not null }).OrderByDescending(c => Math.Abs(c.To!.Value - c.From!.Value)).ThenBy(c => c.To);
}

/// <summary>A student's place before and now; null: not on the list.</summary>
internal sealed record Change(Guid Student, int? From, int? To);
