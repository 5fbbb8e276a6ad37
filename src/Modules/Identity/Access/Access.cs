using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Identity.Domain;

namespace PrepPlatform.Identity.Access;

/// <summary>What a signed-in person is and may do at this moment.</summary>
internal sealed record Access(string Name, string? Stamp, AccountStatus Status, string? TimeZone, bool MustChangePassword, IReadOnlyList<RoleAccess> Roles);

internal sealed record RoleAccess(string Key, List<string> Permissions);

/// <summary>Reads it in one query with each request, so that a change of roles or a deactivation takes effect at once on every node.</summary>
internal sealed class AccessReader(PrepDb db)
{
    public async Task<Access?> ReadAsync(Guid account, CancellationToken cancellation)
    {
        // The first query of a request: what follows uses the same connection, which is told its tenant once.
        await db.Database.OpenConnectionAsync(cancellation);
        return await Query(account).SingleOrDefaultAsync(cancellation);
    }

    private IQueryable<Access> Query(Guid account) => db.Set<Account>().AsNoTracking()
        .Where(a => a.Id == account)
        .Select(a => new Access(
            a.Name, a.SecurityStamp, a.Status, a.TimeZone, a.MustChangePassword,
            a.Roles.Select(r => new RoleAccess(r.Role.Key, r.Role.Permissions)).ToList()));
}
