using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Tests.Unit.Placement;

/// <summary>What a message from the other side makes of a partnership.</summary>
public sealed class PartnershipRuleTests
{
    private static readonly DateTimeOffset Now = new(2031, 3, 3, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Id = Guid.CreateVersion7();

    private static Partnership Make(string status, bool byPartner = false, int sequence = 5)
    {
        var partnership = new Partnership(Id, TenantId.New(), PartnershipStatus.Proposed, "", Now);
        partnership.Become(Enum.Parse<PartnershipStatus>(status), "", "", byPartner, sequence, Now);
        return partnership;
    }

    private static string Hear(Partnership here, string told, int sequence, bool tie = false) => here.Hear(Id, Enum.Parse<PartnershipStatus>(told), sequence, tie).ToString();

    [Theory]
    [InlineData("Proposed", false, "Active", "Changes")]
    [InlineData("Proposed", false, "Declined", "Changes")]
    [InlineData("Received", true, "Active", "Nothing")] // Nobody accepts their own proposal.
    [InlineData("Received", true, "Paused", "Nothing")]
    [InlineData("Received", true, "Ended", "Changes")]
    [InlineData("Active", false, "Paused", "Changes")]
    [InlineData("Active", false, "Declined", "Nothing")]
    [InlineData("Paused", true, "Active", "Changes")]
    [InlineData("Paused", false, "Active", "Nothing")] // Only who paused resumes.
    [InlineData("Ended", false, "Active", "Nothing")]
    [InlineData("Ended", true, "Proposed", "Changes")]
    [InlineData("Declined", false, "Active", "Nothing")]
    public void The_other_side_decides_only_what_is_its_own(string here, bool byPartner, string told, string comes) => Hear(Make(here, byPartner), told, 6).ShouldBe(comes);

    [Theory]
    [InlineData("Active", "Paused", 4, "Nothing")]
    [InlineData("Active", "Active", 5, "Nothing")]
    [InlineData("Active", "Ended", 5, "Changes")]
    [InlineData("Ended", "Active", 5, "Nothing")]
    [InlineData("Proposed", "Proposed", 5, "Meets")]
    [InlineData("Proposed", "Proposed", 4, "Nothing")]
    public void Of_two_changes_with_one_number_the_one_that_lets_less_across_stands(string here, string told, int sequence, string comes) => Hear(Make(here), told, sequence).ShouldBe(comes);

    [Fact]
    public void Where_both_paused_at_once_exactly_one_side_says_that_it_was_the_other()
    {
        Hear(Make("Paused"), "Paused", 5, tie: true).ShouldBe("Changes");
        Hear(Make("Paused"), "Paused", 5, tie: false).ShouldBe("Nothing");
    }

    [Fact]
    public void Meeting_gives_both_the_same_id()
    {
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var (a, b) = (new Partnership(one, TenantId.New(), PartnershipStatus.Proposed, "", Now), new Partnership(other, TenantId.New(), PartnershipStatus.Proposed, "", Now));
        a.Meet(other);
        b.Meet(one);
        a.PartnershipId.ShouldBe(b.PartnershipId);
    }
}
