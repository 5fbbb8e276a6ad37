using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Kernel;
using PrepPlatform.Tenancy.Data;
using PrepPlatform.Tenancy.Domain;

namespace PrepPlatform.Tests.Unit;

public sealed class TenantSnapshotTests
{
    private readonly TenantSnapshot snapshot = new([Make("north", "prep.north.edu"), Make("south")]);

    [Fact]
    public void A_tenant_is_found_by_subdomain_own_domain_and_id_whatever_the_case()
    {
        snapshot.FindByIdentifier("NORTH")!.Identifier.ShouldBe("north");
        snapshot.FindByHost("Prep.North.edu")!.Identifier.ShouldBe("north");
        snapshot.Find(snapshot.All[1].Id).ShouldBe(snapshot.All[1]);
    }

    [Fact]
    public void What_is_not_there_is_not_found()
    {
        snapshot.FindByIdentifier("").ShouldBeNull();
        snapshot.FindByHost("south").ShouldBeNull();
        snapshot.Find(TenantId.New()).ShouldBeNull();
        TenantSnapshot.Empty.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("northfield", true)]
    [InlineData("n0rth-field", true)]
    [InlineData("ab", false)]
    [InlineData("-north", false)]
    [InlineData("north-", false)]
    [InlineData("North", false)]
    [InlineData("nörth", false)]
    [InlineData("north.field", false)]
    [InlineData("www", false)]
    [InlineData("a23456789012345678901234567890123456789x", true)]
    [InlineData("a234567890123456789012345678901234567890x", false)]
    public void An_identifier_is_a_host_label_that_nobody_else_needs(string identifier, bool allowed) => Identifier.IsAllowed(identifier).ShouldBe(allowed);

    [Fact]
    public void A_tenant_opens_once_and_the_platform_is_never_suspended()
    {
        var tenant = new Tenant(TenantId.New(), "west", TenantKind.College, "West", default);
        tenant.Suspend("too early");
        tenant.Status.ShouldBe(TenantStatus.SettingUp);
        tenant.Open();
        tenant.Suspend("unpaid");
        (tenant.Status, tenant.StatusReason, tenant.Version).ShouldBe((TenantStatus.Suspended, "unpaid", 3));
        tenant.Resume();
        (tenant.Status, tenant.StatusReason).ShouldBe((TenantStatus.Active, ""));
        Should.Throw<InvalidOperationException>(() => new Tenant(TenantId.Platform, "admin", TenantKind.Platform, "P", default).Suspend("no"));
    }

    private static TenantInfo Make(string identifier, params string[] hosts) => new(
        TenantId.New(), identifier, TenantKind.College, TenantStatus.Active, identifier, "", "", "", "default", null, "UTC", "en", "Default", hosts, []);
}
