using PrepPlatform.Data;

namespace PrepPlatform.Practice.Seeding;

internal sealed class DemoPractice(PrepDb db)
{
    public Task RunAsync(CancellationToken cancellation) => db.SaveChangesAsync(cancellation);
}
