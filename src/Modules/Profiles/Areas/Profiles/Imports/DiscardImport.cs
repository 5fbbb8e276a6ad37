using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Areas.Profiles.Imports;

/// <summary>Forgets imports with their lines: one that nobody wants, or all that are old. Not one that is being put in place.</summary>
internal sealed class DiscardImport(PrepDb db) : IUseCase
{
    public async Task<Result<string>> RunAsync(Guid id, CancellationToken cancellation)
    {
        var name = await db.Set<RecordImport>().Where(i => i.Id == id).Select(i => i.FileName).SingleOrDefaultAsync(cancellation);
        if (name is null) return Result.NotFound<string>();
        return await ForgetAsync(db.Set<RecordImport>().Where(i => i.Id == id), cancellation) > 0 ? Result.Ok(name) : Result.Invalid<string>("", "This import is being put in place. Wait until it is done.");
    }

    /// <summary>Gives how many went.</summary>
    public async Task<int> ForgetAsync(IQueryable<RecordImport> imports, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var idle = imports.Where(i => i.Status != ImportStatus.Applying);
        await db.Set<RecordImportLine>().Where(l => idle.Any(i => i.Id == l.ImportId)).ExecuteDeleteAsync(cancellation);
        var gone = await idle.ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return gone;
    }
}
