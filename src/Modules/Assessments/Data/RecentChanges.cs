using PrepPlatform.Assessments.Domain;
using PrepPlatform.Data;

namespace PrepPlatform.Assessments.Data;

/// <summary>Scores that a regrade changed, or gave back, in the last two weeks: so long their students find it said where they look.</summary>
internal sealed class RecentChanges
{
    private static readonly TimeSpan Told = TimeSpan.FromDays(14);

    public Guid AttemptId { get; private init; }

    public DateTimeOffset? At { get; private init; }

    public static IQueryable<RecentChanges> Of(PrepDb db, DateTimeOffset now)
    {
        var since = now - Told;
        return db.Set<RegradeItem>().Where(i => i.State == RegradeItemState.Applied || i.State == RegradeItemState.Undone)
            .Join(db.Set<Regrade>().Where(r => r.DecidedAt > since), i => i.RegradeId, r => r.Id, (i, r) => new RecentChanges { AttemptId = i.AttemptId, At = r.DecidedAt });
    }
}
