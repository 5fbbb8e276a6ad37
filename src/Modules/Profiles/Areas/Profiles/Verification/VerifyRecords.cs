using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Profiles.Data;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Areas.Profiles.Verification;

/// <summary>A record as somebody saw it: nobody vouches for what was changed since.</summary>
internal readonly record struct SeenRecord(Guid Id, int Version)
{
    public static SeenRecord? Read(string text) =>
        text.Split('.') is [var id, var version] && Guid.TryParse(id, out var record) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new(record, number) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}.{Version}");
}

/// <summary>What came of it.</summary>
/// <param name="Changed">As they are now: undo touches these alone.</param>
/// <param name="Names">Of their students, by account.</param>
/// <param name="Overtaken">Changed by somebody since they were looked at, so left as they are.</param>
/// <param name="Blank">Without anything to compare, so left as they are.</param>
internal sealed record Verified(IReadOnlyList<StudentProfile> Changed, IReadOnlyDictionary<Guid, PersonInfo> Names, int Overtaken, int Blank);

/// <summary>Marks records as compared with the college's documents, or takes that back.</summary>
internal sealed class VerifyRecords(PrepDb db, IPeople people, ICurrentPerson person, IAudit audit, TimeProvider clock) : IUseCase
{
    private const int Most = 200;

    public async Task<Result<Verified>> RunAsync(IReadOnlyCollection<SeenRecord> seen, bool verify, CancellationToken cancellation)
    {
        var versions = seen.DistinctBy(s => s.Id).ToDictionary(s => s.Id, s => s.Version);
        if (versions.Count is 0 or > Most) return Result.Invalid<Verified>("", "Select 1 to 200 records.");
        var records = await db.Set<StudentProfile>().Where(p => versions.Keys.Contains(p.Id)).ToListAsync(cancellation);
        if (records.Count != versions.Count) return Result.NotFound<Verified>();
        if (records.Exists(r => r.AccountId == person.AccountId)) return Result.Invalid<Verified>("", "One of these is your own record: someone else has to vouch for it.");
        var (now, by) = (clock.GetUtcNow(), person.AccountId!.Value);
        var current = records.Where(r => r.Version == versions[r.Id]).ToList();
        var able = current.Where(r => !verify || r.Cgpa is not null).ToList();
        var names = await people.FindAsync([.. able.Select(r => r.AccountId)], cancellation);
        var changed = new List<StudentProfile>();
        foreach (var record in able)
        {
            if ((verify ? record.Verify(by, now) : record.Unverify(by, now)) is not { } change) continue;
            db.Add(change);
            changed.Add(record);
            audit.Record(verify ? "records.verified" : "records.unverified", $"student-record/{record.Id}",
                $"{(verify ? "Verified" : "Took the verification from")} the record of {names.GetValueOrDefault(record.AccountId)?.Name ?? "a former student"} ({record.RollNumber})");
        }

        db.PublishRecords(changed.Select(r => r.AccountId), now);
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(new Verified(changed, names, records.Count - current.Count, current.Count - able.Count));
    }
}
