using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Data.Shortlists;

/// <summary>Makes a shortlist once more from the inputs that it recorded, without keeping anything, and says whether the same came out, bit for bit.</summary>
internal sealed class RepeatShortlist(PrepDb db) : IUseCase
{
    public async Task<Result<Repetition>> RunAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<Shortlist>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { } shortlist) return Result.NotFound<Repetition>();
        if (shortlist.Engine != ShortlistEngine.Version) return Result.Invalid<Repetition>("", "It was made by an earlier version of the product, which counted in another way.");
        var rules = await db.Set<DriveRules>().AsNoTracking().SingleAsync(r => r.DriveRow == shortlist.DriveRow && r.Number == shortlist.RulesNumber, cancellation);
        using var run = new ShortlistRun(Rule.Read(rules.Rule), Ranking.Read(rules.Ranking), shortlist.OnlyVerified, shortlist.Most);
        var entries = db.Set<ShortlistEntry>().AsNoTracking().Where(e => e.ShortlistId == id).OrderBy(e => e.StudentId);
        var same = true;
        await foreach (var e in entries.Select(e => new { e.StudentId, e.Facts, e.Qualified, e.Score, e.Parts }).AsAsyncEnumerable().WithCancellation(cancellation))
            same &= run.Take(e.StudentId, e.Facts) == (e.Qualified, e.Score, e.Parts);
        var outcome = run.Finish();
        var places = await entries.Where(e => e.Rank != null).Select(e => new { e.StudentId, Rank = e.Rank!.Value }).ToDictionaryAsync(e => e.StudentId, e => e.Rank, cancellation);
        same &= places.Count == outcome.Listed && outcome.Ranked.All(r => places.GetValueOrDefault(r.Student) == r.Rank);
        return Result.Ok(new Repetition(same && outcome.Digest == shortlist.Digest, outcome.Digest, outcome.Considered));
    }
}

/// <summary>What came of making a list once more.</summary>
/// <param name="Same">Whether it is what was kept.</param>
/// <param name="Digest">Its digest.</param>
/// <param name="Considered">Of how many.</param>
internal sealed record Repetition(bool Same, string Digest, int Considered);
