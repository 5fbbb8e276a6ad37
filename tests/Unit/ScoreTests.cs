using PrepPlatform.Kernel;

namespace PrepPlatform.Tests.Unit;

public sealed class ScoreTests
{
    [Theory]
    [InlineData(1, true, 0.25, 4)]
    [InlineData(0.5, true, 0.25, 2)]
    [InlineData(0.5, false, 0.25, 0)]
    [InlineData(0, true, 0.25, -1)]
    [InlineData(0, false, 0.25, -1)]
    [InlineData(0, true, 0, 0)]
    public void An_answer_earns_its_part_and_only_a_wrong_one_loses(double fraction, bool partial, double penalty, double earned) =>
        Score.Of((decimal)fraction).Earn(4, partial, (decimal)penalty).ShouldBe((decimal)earned);

    [Fact]
    public void A_total_is_rounded_once_and_not_question_by_question() =>
        Score.Total(Enumerable.Repeat(Score.Of(1m / 3).Earn(1, true, 0), 3)).ShouldBe(1.00m);

    [Fact]
    public void Halves_of_a_hundredth_are_rounded_up() => Score.Total([0.125m]).ShouldBe(0.13m);

    [Fact]
    public void Penalties_do_not_lead_below_nothing() => Score.Total([-1m, -1m, 0.5m]).ShouldBe(0);

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    public void A_fraction_outside_its_range_is_a_bug(double fraction) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Score.Of((decimal)fraction));
}
