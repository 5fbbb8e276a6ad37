using PrepPlatform.Operations.Jobs;

namespace PrepPlatform.Tests.Unit.Operations;

/// <summary>Schedules that people write.</summary>
public sealed class CronTimesTests
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    [Theory]
    [InlineData("0 0 9 * * ?", "2027-03-12T12:00:00Z", "2027-03-12T14:00:00Z", "2027-03-13T14:00:00Z", "2027-03-14T13:00:00Z", "2027-03-15T13:00:00Z")] // Nine stays nine.
    [InlineData("0 0 9 * * ?", "2027-11-05T12:00:00Z", "2027-11-05T13:00:00Z", "2027-11-06T13:00:00Z", "2027-11-07T14:00:00Z", "2027-11-08T14:00:00Z")]
    [InlineData("0 30 2 * * ?", "2027-03-13T00:00:00Z", "2027-03-13T07:30:00Z", "2027-03-14T07:00:00Z", "2027-03-15T06:30:00Z")] // There is no half past two: it runs as the clocks change.
    [InlineData("0 30 1 * * ?", "2027-11-06T00:00:00Z", "2027-11-06T05:30:00Z", "2027-11-07T05:30:00Z", "2027-11-08T06:30:00Z")] // Half past one comes twice: it runs once.
    public void A_change_of_clocks_neither_moves_nor_doubles_nor_loses_a_time(string cron, string from, params string[] expected)
    {
        var at = DateTimeOffset.Parse(from, null);
        foreach (var time in expected)
        {
            at = CronTimes.Read(cron, NewYork, at).Value.First;
            at.ShouldBe(DateTimeOffset.Parse(time, null));
        }
    }

    [Theory]
    [InlineData("every day", "six or seven fields")]
    [InlineData("", "six or seven fields")]
    [InlineData("0 9 * * *", "six or seven fields")]
    [InlineData("0 61 9 * * ?", "six or seven fields")]
    [InlineData("0 0 9 * * ? 2020", "never comes due")]
    [InlineData("0 0 9 31 2 ?", "never comes due")]
    [InlineData("0/30 0 9 * * ?", "five minutes apart")]
    [InlineData("0 * * * * ?", "five minutes apart")]
    [InlineData("0 0/4 * * * ?", "five minutes apart")]
    [InlineData("0 2,58 * * * ?", "five minutes apart")]
    [InlineData("0 58,1 0,23 ? * MON,TUE", "five minutes apart")]
    [InlineData("0 0/2 9 1 1 ?", "five minutes apart")]
    public void What_is_wrong_is_said_in_a_sentence(string cron, string why) =>
        CronTimes.Read(cron, NewYork, new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero)).Problems.ShouldHaveSingleItem().Message.ShouldContain(why);

    [Theory]
    [InlineData("0 0/5 * * * ?")]
    [InlineData("  0   0 9 ? * MON-FRI ")]
    [InlineData("0 0 9 1 6 ? 2027")]
    [InlineData("0 58,2 1,3 * * ?")]
    public void What_is_far_enough_apart_is_taken(string cron) => CronTimes.Read(cron, NewYork, new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero)).Succeeded.ShouldBeTrue();
}
