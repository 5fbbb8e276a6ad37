using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Profiles.Areas.Profiles.Shared;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Areas.Profiles.Expertise;

internal sealed class EditExpertise(PrepDb db, TimeProvider clock) : IUseCase
{
    public Task<ExpertProfile?> ReadAsync(Guid account, CancellationToken cancellation) =>
        db.Set<ExpertProfile>().AsNoTracking().SingleOrDefaultAsync(p => p.AccountId == account, cancellation);

    public async Task<Result<ExpertProfile>> RunAsync(Guid account, ExpertiseForm form, CancellationToken cancellation)
    {
        var profile = await db.Set<ExpertProfile>().SingleOrDefaultAsync(p => p.AccountId == account, cancellation);
        if ((profile?.Version ?? 0) != form.Version) return Result.Stale<ExpertProfile>();
        var now = clock.GetUtcNow();
        if (profile is null) db.Add(profile = new ExpertProfile(account, now));
        profile.Edit(Plain.Line(form.Headline), form.Tags, form.Years, Plain.Lines(form.About), form.Link.Trim(), now);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            return Result.Stale<ExpertProfile>(); // Two tabs made the first one at once.
        }

        return Result.Ok(profile);
    }
}
