using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Jobs;

namespace PrepPlatform.Placement.Data.Shortlists;

/// <summary>
/// Lets a frozen list out: who is on it is shortlisted and their cards go to the company, the others who were considered are not. A later list of the same
/// drive adds and takes nobody back, since the company works with them already.
/// </summary>
internal sealed class PublishShortlist(PrepDb db, CardWriter writer, IAudit audit, IRecurringWork schedule, TimeProvider clock) : IUseCase
{
    /// <returns>How many cards were sent.</returns>
    public async Task<Result<int>> RunAsync(Guid driveRow, Guid id, int version, string by, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.HoldAsync(driveRow, cancellation) is not { } drive) return Result.NotFound<int>();
        if (await db.Set<Shortlist>().SingleOrDefaultAsync(s => s.Id == id && s.DriveRow == driveRow, cancellation) is not { } shortlist) return Result.NotFound<int>();
        if (shortlist.Version != version) return Result.Stale<int>();
        if (!shortlist.MayPublish) return Result.Invalid<int>("", shortlist.PublishedAt is null ? "Freeze the list first: what is published does not change any more." : "It is published already.");
        if (!drive.MayShortlist) return Result.Invalid<int>("", "The drive is cancelled, so nothing is sent.");
        if (!await db.WorksWithAsync(drive.CompanyId, cancellation)) return Result.Invalid<int>("", "The partnership is not active, so nothing may be sent. Resume it first.");
        var at = clock.GetUtcNow();
        var sent = await SendAsync(drive, id, by, at, cancellation);
        shortlist.Publish(at);
        drive.Publish(id, at);
        audit.Record("shortlists.published", $"shortlist/{id}", $"Published the shortlist of “{drive.Title}” with {sent} students");
        await db.SaveChangesAsync(cancellation);
        await TellOthersAsync(drive.Id, id, by, at, cancellation);
        await transaction.CommitAsync(cancellation);
        await schedule.StopAsync(ScheduledShortlist.Key, drive.Id, cancellation);
        return Result.Ok(sent);
    }

    private async Task<int> SendAsync(Drive drive, Guid id, string by, DateTimeOffset at, CancellationToken cancellation)
    {
        var places = (await db.ReadFinalListAsync(id, cancellation)).ToDictionary(p => p.Student);
        var students = places.Keys.ToList();
        var applications = await db.Set<Application>().Where(a => a.DriveRow == drive.Id && students.Contains(a.StudentId)).ToListAsync(cancellation);
        var cards = applications.Where(a => a.IsConsidered).Select(a => (a, places[a.StudentId])).OrderBy(c => c.Item2.Rank).ToList(); // Whoever withdrew since is left out.
        foreach (var (application, _) in cards)
            if (application.PutOnList(by, at) is { } told) db.Add(told);
        await writer.WriteAsync(drive, cards, cancellation);
        return cards.Count;
    }

    /// <summary>Those who were considered and are not on it; whoever applied later waits for the next list.</summary>
    private async Task TellOthersAsync(Guid drive, Guid id, string by, DateTimeOffset at, CancellationToken cancellation)
    {
        var others = db.Set<Application>().Where(a => a.DriveRow == drive && db.Set<ShortlistEntry>().Any(e => e.ShortlistId == id && e.StudentId == a.StudentId));
        await others.Where(a => a.Status == ApplicationStatus.Applied).ExecuteUpdateAsync(
            s => s.SetProperty(a => a.Status, ApplicationStatus.NotShortlisted).SetProperty(a => a.ChangedAt, at).SetProperty(a => a.Version, a => a.Version + 1), cancellation);
        var told = await others.Where(a => a.Status == ApplicationStatus.NotShortlisted && a.ChangedAt == at).Select(a => a.Id).ToListAsync(cancellation);
        await db.BulkInsertAsync(told.Select(a => new ApplicationEvent(a, "not-shortlisted", "", by, at)), cancellation);
    }
}
