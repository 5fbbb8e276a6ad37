using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Placement.Data.Shortlists;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Seeding;

/// <summary>The demo's closed drive: a list made yesterday, another one today that a person adjusted, frozen and published; and developers' words. Made by the real handlers.</summary>
internal sealed class DemoShortlists(PrepDb db, IPeople people, MakeShortlist make, PublishShortlist publish, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        var drives = await db.Set<Drive>().AsNoTracking().Where(d => d.Status == DriveStatus.Open || d.Status == DriveStatus.Closed).OrderByDescending(d => d.Status == DriveStatus.Closed).ThenBy(d => d.CreatedAt).ToListAsync(cancellation);
        var (admin, developer) = (await FindAsync("admin", cancellation), await FindAsync("developer", cancellation));
        if (drives is not [{ Status: DriveStatus.Closed } closed, ..] || admin is null || developer is null) return;
        foreach (var drive in drives) await RecommendAsync(drive.Id, developer.Id, cancellation);
        var now = clock.GetUtcNow();
        var first = await make.RunAsync(closed.Id, now.AddDays(-1), dryRun: false, cancellation);
        if (!first.Succeeded) throw new InvalidOperationException(first.Problems[0].Message);
        db.ChangeTracker.Clear();
        await db.Set<Shortlist>().Where(s => s.Id == first.Value.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.MadeAt, now.AddDays(-1)), cancellation);
        var made = await make.RunAsync(closed.Id, now, dryRun: false, cancellation);
        if (!made.Succeeded) throw new InvalidOperationException(made.Problems[0].Message);
        await AdjustAsync(made.Value, admin.Id, now, cancellation);
        made.Value.Freeze(now);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        var sent = await publish.RunAsync(closed.Id, made.Value.Id, made.Value.Version, admin.Name, cancellation);
        if (!sent.Succeeded) throw new InvalidOperationException(sent.Problems[0].Message);
        await db.Set<Shortlist>().Where(s => s.DriveRow == closed.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.By, admin.Id), cancellation);
    }

    private async Task RecommendAsync(Guid drive, Guid by, CancellationToken cancellation)
    {
        string[] words = ["Led the database part of our practice project and explained every query she wrote.", "Asks the right questions in code reviews; finishes what he begins."];
        var students = await db.Set<Application>().AsNoTracking().Where(a => a.DriveRow == drive && a.Status != ApplicationStatus.Withdrawn).OrderBy(a => a.AppliedAt).ThenBy(a => a.StudentId).Select(a => a.StudentId).Take(words.Length).ToListAsync(cancellation);
        foreach (var (student, i) in students.Select((s, i) => (s, i))) db.Add(new Recommendation(drive, student, by, words[i], clock.GetUtcNow().AddDays(-2)));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>One who missed the list by a little is put on it.</summary>
    private async Task AdjustAsync(Shortlist shortlist, Guid by, DateTimeOffset at, CancellationToken cancellation)
    {
        var student = await db.Set<ShortlistEntry>().AsNoTracking().Where(e => e.ShortlistId == shortlist.Id && e.Rank == null).OrderByDescending(e => e.Qualified).ThenBy(e => e.Parts.Length).ThenBy(e => e.StudentId)
            .Select(e => (Guid?)e.StudentId).FirstOrDefaultAsync(cancellation)
            ?? await db.Set<ShortlistEntry>().AsNoTracking().Where(e => e.ShortlistId == shortlist.Id).Select(e => (Guid?)e.StudentId).FirstOrDefaultAsync(cancellation);
        if (student is { } found && shortlist.Adjust(found, true, "First in the company’s own contest in October; agreed with them by telephone.", by, at) is { Succeeded: true } adjusted) db.Add(adjusted.Value);
    }

    private async Task<PersonInfo?> FindAsync(string user, CancellationToken cancellation)
    {
        var ids = await people.SearchAsync($"{user}@", 1, cancellation);
        return ids.Count == 0 ? null : (await people.FindAsync(ids, cancellation)).GetValueOrDefault(ids[0]);
    }
}
