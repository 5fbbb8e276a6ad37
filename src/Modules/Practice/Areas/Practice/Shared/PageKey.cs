using System.Globalization;

namespace PrepPlatform.Practice.Areas.Practice;

/// <summary>Where a page of a list ends: an instant and an id.</summary>
internal static class PageKey
{
    private const char Between = '.';

    public static string Write(DateTimeOffset at, Guid id) => $"{at.UtcTicks}{Between}{id:N}";

    /// <summary>Null where it is no such key.</summary>
    public static (DateTimeOffset At, Guid Id)? Read(string key) =>
        key.Split(Between) is [var ticks, var text] && Guid.TryParse(text, out var id)
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var utc) && utc <= DateTimeOffset.MaxValue.UtcTicks
            ? (new DateTimeOffset(utc, TimeSpan.Zero), id)
            : null;
}
