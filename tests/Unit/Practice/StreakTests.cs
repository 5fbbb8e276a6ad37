using PrepPlatform.Practice.Areas.Practice.Leaderboard;
using PrepPlatform.Practice.Areas.Practice.Statistics;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Tests.Unit.Practice;

public sealed class StreakTests
{
    private static readonly TimeZoneInfo StJohns = TimeZoneInfo.FindSystemTimeZoneById("America/St_Johns"), Kolkata = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");

    [Fact]
    public void Days_in_a_row_count_up_to_today_or_while_today_is_open_up_to_yesterday()
    {
        var now = At("2026-06-10T12:00Z");
        DateTimeOffset[] solved = [At("2026-06-06T10:00Z"), At("2026-06-08T10:00Z"), At("2026-06-09T10:00Z"), At("2026-06-09T20:00Z")];
        Streak.Of(solved, TimeZoneInfo.Utc, now).ShouldBe(new Streak(2, 2, false));
        Streak.Of([.. solved, At("2026-06-10T00:10Z")], TimeZoneInfo.Utc, now).ShouldBe(new Streak(3, 3, true));
        Streak.Of(solved, TimeZoneInfo.Utc, now.AddDays(1)).ShouldBe(new Streak(0, 2, false));
        Streak.Of([], TimeZoneInfo.Utc, now).ShouldBe(new Streak(0, 0, false));
    }

    [Fact]
    public void A_day_is_one_on_the_persons_own_calendar()
    {
        // 20:00 and 23:00 in London's summer are both sides of midnight in India.
        DateTimeOffset[] solved = [At("2026-06-09T17:00Z"), At("2026-06-09T19:00Z")];
        Streak.Of(solved, Kolkata, At("2026-06-09T20:00Z")).Current.ShouldBe(2);
        Streak.Of(solved, TimeZoneInfo.Utc, At("2026-06-09T20:00Z")).Current.ShouldBe(1);
    }

    [Theory]
    [InlineData("2026-03-08")] // 23 hours long
    [InlineData("2026-11-01")] // 25 hours long
    public void Days_on_which_the_clocks_change_are_one_day_each(string changed)
    {
        var day = DateOnly.Parse(changed, System.Globalization.CultureInfo.InvariantCulture);
        var late = new[] { day.AddDays(-1), day, day.AddDays(1) }.Select(d => Local(d, 23, 50)).ToArray();
        Streak.Of(late, StJohns, late[^1]).ShouldBe(new Streak(3, 3, true));
        var early = new[] { day.AddDays(-1), day, day.AddDays(1) }.Select(d => Local(d, 0, 10)).ToArray();
        Streak.Of(early, StJohns, early[^1]).ShouldBe(new Streak(3, 3, true));
    }

    [Fact]
    public void The_calendar_ends_with_this_week_and_leaves_days_to_come_open()
    {
        var today = new DateOnly(2026, 6, 10); // A Wednesday.
        var calendar = Calendar.Of([today, today, today.AddDays(-1), today.AddDays(-400)], today);
        calendar.Weeks.Count.ShouldBe(26);
        calendar.Weeks[^1].Select(d => d.Count).ShouldBe([0, 1, 2, null, null, null, null]);
        calendar.Busy.Select(d => d.Day).ShouldBe([today, today.AddDays(-1)]);
    }

    [Fact]
    public void Equal_points_share_a_place_and_the_next_is_left_out() =>
        ReadLeaderboard.Places([90, 40, 40, 40, 10]).ShouldBe([1, 2, 2, 2, 5]);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset Local(DateOnly day, int hour, int minute)
    {
        var local = day.ToDateTime(new TimeOnly(hour, minute));
        return new DateTimeOffset(local, StJohns.GetUtcOffset(local));
    }
}
