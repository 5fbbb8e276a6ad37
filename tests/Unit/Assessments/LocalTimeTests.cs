using PrepPlatform.Assessments.Domain;

namespace PrepPlatform.Tests.Unit.Assessments;

public sealed class LocalTimeTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public void What_is_typed_is_on_the_typists_clock_and_comes_back_as_typed()
    {
        LocalTime.TryRead("2026-07-01T09:30", Berlin, out var at).ShouldBeTrue();
        at.ShouldBe(new DateTimeOffset(2026, 7, 1, 7, 30, 0, TimeSpan.Zero));
        LocalTime.Write(at, Berlin).ShouldBe("2026-07-01T09:30");
    }

    [Fact]
    public void An_hour_that_the_clocks_skip_is_refused_and_one_that_comes_twice_means_the_first()
    {
        LocalTime.TryRead("2026-03-29T02:30", Berlin, out _).ShouldBeFalse();
        LocalTime.TryRead("2026-10-25T02:30", Berlin, out var at).ShouldBeTrue();
        at.ShouldBe(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2026-02-30T10:00")]
    [InlineData("0001-01-01T00:00")]
    [InlineData("9999-12-31T23:59")]
    public void What_is_no_time_is_refused(string text) => LocalTime.TryRead(text, Berlin, out _).ShouldBeFalse();

    [Fact]
    public void Nothing_typed_is_no_time_at_all()
    {
        LocalTime.TryRead("", Berlin, out var at).ShouldBeTrue();
        at.ShouldBeNull();
    }
}
