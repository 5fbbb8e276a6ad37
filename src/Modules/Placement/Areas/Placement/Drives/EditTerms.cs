using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.Drives;

/// <summary>Changes what a drive offers and asks.</summary>
internal sealed class EditTerms(DriveDesk desk, ReadDrive read, TimeProvider clock) : IUseCase
{
    public async Task<Result<Drive>> RunAsync(Guid id, TermsForm form, CancellationToken cancellation)
    {
        var terms = form.Read(read.Zone, clock.GetUtcNow());
        if (!terms.Succeeded) return Result.Invalid<Drive>(terms.Problems);
        return await desk.ChangeAsync(id, form.Version, (drive, at) =>
        {
            drive.Edit(terms.Value, at);
            return null;
        }, "edited", cancellation);
    }
}
