using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Data.Shortlists;

/// <summary>
/// Makes a drive's shortlist: whole, in one transaction, or not at all. Only one is made of a drive at a time, and for one due time only one is ever made,
/// so a run that is repeated after a crash gives what is there. Applicants are read and written in parcels; nothing but ids and scores is kept meanwhile.
/// </summary>
internal sealed class MakeShortlist(PrepDb db, TimeProvider clock) : IUseCase
{
    /// <summary>Applicants in memory at a time.</summary>
    private const int Parcel = 4000;

    /// <param name="driveRow">The drive's row.</param>
    /// <param name="due">When it was due: the same for every try.</param>
    /// <param name="dryRun">Only to look at.</param>
    /// <param name="cancellation">Stops it; nothing stays.</param>
    public async Task<Result<Shortlist>> RunAsync(Guid driveRow, DateTimeOffset due, bool dryRun, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.HoldAsync(driveRow, cancellation) is not { } drive) return Result.NotFound<Shortlist>();
        if (await db.Set<Shortlist>().SingleOrDefaultAsync(s => s.DriveRow == driveRow && s.DueAt == due && s.DryRun == dryRun, cancellation) is { } made) return Result.Ok(made);
        if (!drive.MayShortlist) return Result.Invalid<Shortlist>("", "Shortlists are made once the drive is open and has rules.");
        var shortlist = await MakeAsync(drive, due, dryRun, cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok(shortlist);
    }

    private async Task<Shortlist> MakeAsync(Drive drive, DateTimeOffset due, bool dryRun, CancellationToken cancellation)
    {
        var rules = await db.Set<DriveRules>().AsNoTracking().SingleAsync(r => r.DriveRow == drive.Id && r.Number == drive.RulesNumber, cancellation);
        var shortlist = new Shortlist(drive.Id, rules.Number, due, drive.Answer(due), dryRun, ShortlistEngine.Version, clock.GetUtcNow());
        db.Add(shortlist);
        await db.SaveChangesAsync(cancellation); // Entries refer to it.
        using var run = new ShortlistRun(Rule.Read(rules.Rule), Ranking.Read(rules.Ranking), drive.OnlyVerified, drive.MostShortlisted);
        await TakeAllAsync(drive.Id, shortlist.Id, run, cancellation);
        var outcome = run.Finish();
        await RankAsync(shortlist.Id, outcome, cancellation);
        shortlist.Finish(outcome, drive.MostShortlisted, drive.OnlyVerified);
        await db.SaveChangesAsync(cancellation);
        return shortlist;
    }

    private async Task TakeAllAsync(Guid drive, Guid shortlist, ShortlistRun run, CancellationToken cancellation)
    {
        for (var (after, more) = (Guid.Empty, true); more;)
        {
            var parcel = await ApplicantsAfter(drive, after).Take(Parcel).ToListAsync(cancellation);
            await db.BulkInsertAsync(parcel.Select(a => Entry(shortlist, a, run)), cancellation);
            (after, more) = parcel.Count == Parcel ? (parcel[^1].Student, true) : (after, false);
        }
    }

    private IQueryable<Applicant> ApplicantsAfter(Guid drive, Guid after) =>
        from a in db.Set<Application>().AsNoTracking()
        where a.DriveRow == drive && a.StudentId.CompareTo(after) > 0
            && (a.Status == ApplicationStatus.Applied || a.Status == ApplicationStatus.Shortlisted || a.Status == ApplicationStatus.NotShortlisted)
        join f in db.Set<StudentFacts>().AsNoTracking() on a.StudentId equals f.StudentId into known
        from f in known.DefaultIfEmpty()
        orderby a.StudentId
        select new Applicant(a.StudentId, f == null ? "{}" : f.Facts);

    private static ShortlistEntry Entry(Guid shortlist, Applicant applicant, ShortlistRun run)
    {
        var (qualified, score, parts) = run.Take(applicant.Student, applicant.Facts);
        return new ShortlistEntry(shortlist, applicant.Student, qualified, null, score, parts, applicant.Facts);
    }

    /// <summary>Writes the places of those who came to stand on it; ties go together.</summary>
    private async Task RankAsync(Guid shortlist, ShortlistOutcome outcome, CancellationToken cancellation)
    {
        foreach (var place in outcome.Ranked.GroupBy(r => r.Rank))
            foreach (var students in place.Select(r => r.Student).Chunk(1000))
                await db.Set<ShortlistEntry>().Where(e => e.ShortlistId == shortlist && students.Contains(e.StudentId))
                    .ExecuteUpdateAsync(s => s.SetProperty(e => e.Rank, place.Key), cancellation);
    }

    private sealed record Applicant(Guid Student, string Facts);
}
