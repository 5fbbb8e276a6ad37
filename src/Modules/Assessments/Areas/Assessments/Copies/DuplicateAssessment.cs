using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Areas.Assessments.Copies;

internal sealed class DuplicateAssessment(PrepDb db, ICurrentPerson person, IAudit audit, TimeProvider clock, IStringLocalizer words) : IUseCase
{
    public async Task<Result<Assessment>> RunAsync(Guid id, CancellationToken cancellation)
    {
        var original = await db.Set<Assessment>().AsNoTracking().Include(a => a.Sections).ThenInclude(s => s.Items).SingleOrDefaultAsync(a => a.Id == id, cancellation);
        if (original is null) return Result.NotFound<Assessment>();
        var copy = original.Copy(words["Copy of {0}", original.Title].Value.Cut(150), person.AccountId!.Value, clock.GetUtcNow());
        db.Add(copy);
        audit.Record("assessments.added", $"assessment/{copy.Id}", $"Duplicated the assessment {original.Title}");
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(copy);
    }
}
