using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Data;

/// <summary>Gives a new student an empty record, so that staff see who has told nothing yet.</summary>
internal sealed class MakeRecord(PrepDb db, IPeople people) : IEventHandler<AccountAdded>
{
    public async Task HandleAsync(AccountAdded e, CancellationToken cancellation)
    {
        if ((await people.WhoMayAsync(ProfilesModule.KeepProfile, [], [e.AccountId], cancellation)).Count == 0) return;
        if (!await db.Set<StudentProfile>().AnyAsync(p => p.AccountId == e.AccountId, cancellation)) db.Add(new StudentProfile(e.AccountId, e.At));
        await db.SaveChangesAsync(cancellation);
    }
}
