using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Data;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Operations.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web;

/// <summary>The one way to look across tenants.</summary>
public sealed class PlatformScopeTests(PrepApp app) : IClassFixture<PrepApp>
{
    [Fact]
    public async Task Operators_read_across_tenants_and_each_look_is_written_down()
    {
        var counts = await app.InAsync("admin", s => s.GetRequiredService<PlatformScope>().ReadAsync<Account, int>(
            "Counted accounts for a test", accounts => accounts.GroupBy(a => a.TenantId).Select(g => g.Count()), CancellationToken.None));
        counts.Order().ShouldBe([1, 2, 2, 16, 16]);
        (await app.InDbAsync("admin", db => db.Set<AuditEntry>().CountAsync(e => e.Summary == "Counted accounts for a test"))).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_else_does() => await Should.ThrowAsync<InvalidOperationException>(() =>
        app.InAsync("northfield", s => s.GetRequiredService<PlatformScope>().ReadAsync<Account, Guid>("Tried", accounts => accounts.Select(a => a.Id), CancellationToken.None)));
}
