using PrepPlatform.Ui;

namespace PrepPlatform.Tests.Unit;

public sealed class ZoneOffsetTests
{
    [Theory]
    [InlineData(330, "UTC+5:30")]
    [InlineData(-150, "UTC\u22122:30")]
    [InlineData(600, "UTC+10")]
    [InlineData(-480, "UTC\u22128")]
    [InlineData(0, "UTC")]
    public void An_offset_is_said_as_people_read_it(int minutes, string words) =>
        ZoneOffset.Say(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.FromMinutes(minutes))).ShouldBe(words);
}
