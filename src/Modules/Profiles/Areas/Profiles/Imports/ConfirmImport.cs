using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Areas.Profiles.Imports;

/// <summary>Lets a previewed import count. Of two confirmations one starts it; the other finds it started.</summary>
internal sealed class ConfirmImport(PrepDb db, ICurrentPerson person, TimeProvider clock) : IUseCase
{
    public async Task<Result<RecordImport>> RunAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<RecordImportLine>().AnyAsync(l => l.ImportId == id && l.AccountId == person.AccountId && l.Kind != LineKind.Wrong && !l.Handled, cancellation))
            return Result.Invalid<RecordImport>("", "Your own record is in this file: someone else has to confirm it.");
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var started = await db.Set<RecordImport>().Where(i => i.Id == id && i.Status == ImportStatus.Preview && i.New + i.Changed > 0)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.Status, ImportStatus.Applying).SetProperty(i => i.ConfirmedAt, now), cancellation);
        if (started > 0)
        {
            db.Publish(new ImportParcelDue(id), now);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        var import = await db.Set<RecordImport>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellation);
        return import is null ? Result.NotFound<RecordImport>() : Result.Ok(import);
    }
}
