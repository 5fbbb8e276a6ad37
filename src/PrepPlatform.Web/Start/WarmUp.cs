using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Data.Protection;
using PrepPlatform.Kernel;

namespace PrepPlatform.Web.Start;

/// <summary>
/// Makes the models and translates a query once, without a database: most of a start is the compiler at work on EF Core, and while
/// PostgreSQL starts there is a core free for it. Nothing waits for it; what is wrong with a model shows when it is used.
/// </summary>
internal static class WarmUp
{
    public static void Begin() => _ = Task.Run(() =>
    {
        var databases = DesignTime.Databases([]);
        using var catalogue = databases.OpenCatalogue();
        catalogue.Set<StoredKey>().AsNoTracking().Where(k => k.Name != "").Select(k => k.Xml).ToQueryString();
        using var scope = TenantScope.Enter(TenantId.Platform);
        using var shard = databases.OpenShard("Default");
        shard.Set<OutboxMessage>().OrderBy(m => m.Sequence).ToQueryString();
    });
}
