using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Data;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.Drives;

/// <summary>Begins a draft on behalf of a partner company, which hears of it when it is opened.</summary>
internal sealed class BeginDrive(PrepDb db, ReadDrive read, Partners partners, IAudit audit, TimeProvider clock) : IUseCase
{
    public async Task<Result<Drive>> RunAsync(TermsForm form, CancellationToken cancellation)
    {
        if (form.Company is not { } company || !await partners.IsActiveAsync(company, cancellation))
            return Result.Invalid<Drive>(nameof(form.Company), "Choose a company that you work with.");
        var now = clock.GetUtcNow();
        var terms = form.Read(read.Zone, now);
        if (!terms.Succeeded) return Result.Invalid<Drive>(terms.Problems);
        var drive = Drive.Begin(Guid.CreateVersion7(), company, DriveStatus.Draft, terms.Value, 0, now);
        db.Add(drive);
        audit.Record("drives.begun", $"drive/{drive.DriveId}", $"Began the drive {drive.Title} with {partners.NameOf(company)}");
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(drive);
    }
}
