using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Kernel;

namespace PrepPlatform.Identity.Areas.Identity.Profile;

internal sealed class EditProfile(PrepDb db) : IUseCase
{
    public Task<ProfileForm> ReadAsync(Guid account, CancellationToken cancellation) => db.Set<Account>().AsNoTracking()
        .Where(a => a.Id == account)
        .Select(a => new ProfileForm
        {
            Name = a.Name, Phone = a.PhoneNumber ?? "", TimeZone = a.TimeZone ?? "", Version = a.Version, Email = a.Email ?? "",
        })
        .SingleAsync(cancellation);

    public async Task<Result<Account>> RunAsync(Guid id, ProfileForm form, CancellationToken cancellation)
    {
        var account = await db.Set<Account>().SingleAsync(a => a.Id == id, cancellation);
        if (account.Version != form.Version) return Result.Stale<Account>();
        account.EditProfile(form.Name.Trim(), form.Phone.Length > 0 ? form.Phone.Trim() : null, form.TimeZone.Length > 0 ? form.TimeZone : null);
        await db.SaveChangesAsync(cancellation);
        return Result.Ok(account);
    }
}
