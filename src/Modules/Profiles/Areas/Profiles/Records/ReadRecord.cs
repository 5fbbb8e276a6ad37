using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Areas.Profiles.Records;

/// <summary>One record with its history.</summary>
internal sealed class ReadRecord(PrepDb db, IPeople people) : IUseCase
{
    private const int Most = 100;

    public async Task<RecordView?> RunAsync(Guid id, CancellationToken cancellation)
    {
        var record = await db.Set<StudentProfile>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellation);
        if (record is null) return null;
        var changes = await db.Set<RecordChange>().AsNoTracking().Where(c => c.RecordId == id).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(Most).ToListAsync(cancellation);
        Guid?[] who = [record.AccountId, record.VerifiedBy, .. changes.Select(c => c.By)];
        var names = await people.FindAsync([.. who.OfType<Guid>().Distinct()], cancellation);
        return new RecordView(record, names.GetValueOrDefault(record.AccountId), changes, names);
    }
}

/// <param name="Record">It.</param>
/// <param name="Student">Whose, or null where the account is gone.</param>
/// <param name="Changes">The latest first.</param>
/// <param name="People">Everyone who is named.</param>
internal sealed record RecordView(StudentProfile Record, PersonInfo? Student, IReadOnlyList<RecordChange> Changes, IReadOnlyDictionary<Guid, PersonInfo> People)
{
    public string NameOf(Guid? who) => who is { } id && People.TryGetValue(id, out var person) ? person.Name : "";
}
