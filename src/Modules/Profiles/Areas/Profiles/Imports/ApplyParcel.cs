using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Profiles.Data;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Areas.Profiles.Imports;

/// <summary>Puts some lines of a confirmed import in place and asks for the next: in the outbox's transaction, so that each line counts once, whatever dies in between.</summary>
internal sealed class ApplyParcel(PrepDb db, IAudit audit, TimeProvider clock) : IEventHandler<ImportParcelDue>
{
    private const int Parcel = 200;

    public async Task HandleAsync(ImportParcelDue e, CancellationToken cancellation)
    {
        var import = await db.Set<RecordImport>().SingleOrDefaultAsync(i => i.Id == e.ImportId && i.Status == ImportStatus.Applying, cancellation);
        if (import is null) return;
        var lines = await db.Set<RecordImportLine>().Where(l => l.ImportId == e.ImportId && l.Kind != LineKind.Wrong && !l.Handled)
            .OrderBy(l => l.Number).Take(Parcel).ToListAsync(cancellation);
        var now = clock.GetUtcNow();
        var changed = await ApplyAsync(import, lines, now, cancellation);
        var skipped = lines.Count(l => l.ReadProblems().Count > 0);
        import.Advance(lines.Count - skipped, skipped, now);
        db.PublishRecords(changed, now);
        if (import.Status == ImportStatus.Applying && lines.Count > 0) db.Publish(new ImportParcelDue(import.Id), now);
        else audit.Record("records.imported", $"record-import/{import.Id}", $"Imported {import.FileName}: {import.Applied} records put in place and verified, {import.Skipped} left out");
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<List<Guid>> ApplyAsync(RecordImport import, List<RecordImportLine> lines, DateTimeOffset now, CancellationToken cancellation)
    {
        var accounts = lines.Select(l => l.AccountId!.Value).ToList();
        var rolls = lines.Select(l => l.Patch.RollNumber).OfType<string>().ToList();
        var near = await db.Set<StudentProfile>().Where(p => accounts.Contains(p.AccountId) || rolls.Contains(p.RollNumber)).ToListAsync(cancellation);
        var (byAccount, byRoll) = (near.ToDictionary(p => p.AccountId), near.Where(p => p.RollNumber.Length > 0).ToDictionary(p => p.RollNumber, p => p.AccountId));
        var changed = new List<Guid>();
        foreach (var line in lines)
        {
            var (account, patch) = (line.AccountId!.Value, line.Patch);
            if (patch.RollNumber is { } roll && !byRoll.TryAdd(roll, account) && byRoll[roll] != account)
            {
                line.Skip(new("", roll, "Another student was given this roll number after you looked at the preview. Correct it, and import this line again."));
                continue;
            }

            line.Apply();
            if (!byAccount.TryGetValue(account, out var record)) db.Add(record = byAccount[account] = new StudentProfile(account, now));
            if (record.Correct(patch.Onto(record.Academics), ChangeKind.Imported, import.By, import.FileName, now) is not { } change) continue;
            db.Add(change);
            changed.Add(account);
        }

        return changed;
    }
}
