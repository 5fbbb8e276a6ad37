using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.StudentDrives;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Data.Shortlists;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.Applications;

/// <summary>Changes what a company may see of a student. Where the company has the card, it gets it anew in the same unit of work.</summary>
internal sealed class ChangeConsent(PrepDb db, SendCard send, Partners partners, TimeProvider clock) : IUseCase
{
    /// <returns>The company's name.</returns>
    public async Task<Result<string>> RunAsync(Guid id, Guid student, ConsentForm form, CancellationToken cancellation)
    {
        var found = await db.Set<Application>().Join(db.Set<Drive>().Where(d => d.DriveId == id), a => a.DriveRow, d => d.Id, (a, d) => new { Application = a, d.CompanyId })
            .SingleOrDefaultAsync(x => x.Application.StudentId == student, cancellation);
        if (found is null) return Result.NotFound<string>();
        if (found.Application.Version != form.Version) return Result.Stale<string>();
        if (found.Application.Status == ApplicationStatus.Withdrawn) return Result.Invalid<string>("", "You withdrew: nothing is shared.");
        var fields = ConsentFields.Read(form.Fields);
        if (!fields.Succeeded) return Result.Invalid<string>(fields.Problems);
        IReadOnlyCollection<string> before = [.. found.Application.Consented];
        if (found.Application.Consent(fields.Value, clock.GetUtcNow()) is not { } changed) return Result.Ok(partners.NameOf(found.CompanyId));
        db.Add(changed);
        await send.RunAsync(found.Application, found.CompanyId, before, cancellation);
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(partners.NameOf(found.CompanyId));
    }
}
