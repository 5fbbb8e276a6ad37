using PrepPlatform.Kernel;

namespace PrepPlatform.Tests.Unit;

public sealed class TenantScopeTests
{
    [Fact]
    public void Without_a_scope_there_is_no_tenant()
    {
        Should.Throw<NoTenantException>(() => TenantScope.Current);
        TenantScope.CurrentOrNone.ShouldBeNull();
    }

    [Fact]
    public void Leaving_a_scope_returns_to_the_one_around_it()
    {
        var (outer, inner) = (TenantId.New(), TenantId.New());
        using (TenantScope.Enter(outer))
        {
            using (TenantScope.Enter(inner)) TenantScope.Current.ShouldBe(inner);
            TenantScope.Current.ShouldBe(outer);
        }

        TenantScope.CurrentOrNone.ShouldBeNull();
    }

    [Fact]
    public async Task A_scope_flows_with_the_call_and_never_back_or_across()
    {
        var tenants = Enumerable.Range(0, 20).Select(_ => TenantId.New()).ToList();
        await Task.WhenAll(tenants.Select(async tenant =>
        {
            await Task.Yield();
            using var scope = TenantScope.Enter(tenant);
            for (var i = 0; i < 20; i++)
            {
                await Task.Yield();
                TenantScope.Current.ShouldBe(tenant);
            }
        }));
        TenantScope.CurrentOrNone.ShouldBeNull();
    }

    [Fact]
    public void An_empty_id_names_no_tenant() => Should.Throw<ArgumentException>(() => TenantScope.Enter(default));
}
