using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Profiles.Data;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Areas.Profiles.Record;

/// <summary>The student's own edit. A change of what staff verified has to be meant.</summary>
internal sealed class EditRecord(PrepDb db, TimeProvider clock) : IUseCase
{
    public const string Taken = "Another student here has this roll number. Correct it, or ask your placement office.";

    public Task<StudentProfile?> ReadAsync(Guid account, CancellationToken cancellation) =>
        db.Set<StudentProfile>().AsNoTracking().SingleOrDefaultAsync(p => p.AccountId == account, cancellation);

    public async Task<Result<StudentProfile>> RunAsync(Guid account, RecordForm form, CancellationToken cancellation)
    {
        var record = await db.Set<StudentProfile>().SingleOrDefaultAsync(p => p.AccountId == account, cancellation);
        if ((record?.Version ?? 0) != form.Version) return Result.Stale<StudentProfile>();
        var (now, academics) = (clock.GetUtcNow(), form.Academics);
        if (record is { VerifiedAt: not null } && record.Academics != academics && !form.GiveUpMark)
            return Result.Invalid<StudentProfile>(nameof(form.GiveUpMark), "Say that the verification may go, or put the academic fields back as they were.");
        if (academics.RollNumber.Length > 0 && await db.Set<StudentProfile>().AnyAsync(p => p.RollNumber == academics.RollNumber && p.AccountId != account, cancellation))
            return Result.Invalid<StudentProfile>(nameof(form.RollNumber), Taken);
        if (record is null) db.Add(record = new StudentProfile(account, now));
        if (record.Edit(academics, form.Personal, now) is not { } change) return Result.Ok(record);
        db.Add(change);
        db.PublishRecords([account], now);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            return Result.Stale<StudentProfile>(); // Two tabs made the first record at once, or two students took one number: the indexes decide.
        }

        return Result.Ok(record);
    }
}
