using System.Globalization;

namespace PrepPlatform.Placement.Domain;

/// <summary>Instants as people type them: a day and a time on their own clock.</summary>
internal static class LocalTime
{
    private const string Typed = "yyyy-MM-dd'T'HH:mm";

    /// <summary>As a date and time field shows it.</summary>
    public static string Write(DateTimeOffset? at, TimeZoneInfo zone) =>
        at is { } instant ? TimeZoneInfo.ConvertTime(instant, zone).ToString(Typed, CultureInfo.InvariantCulture) : "";

    /// <summary>The instant; an hour that comes twice means its first time. Fails where it is no time, or one that the clocks skip.</summary>
    public static bool TryRead(string text, TimeZoneInfo zone, out DateTimeOffset? at)
    {
        at = null;
        if (text.Length == 0) return true;
        if (!DateTime.TryParseExact(text, [Typed, "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return false;
        if (local.Year is < 2000 or > 2200 || zone.IsInvalidTime(local)) return false;
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        at = new DateTimeOffset(local, offset).ToUniversalTime();
        return true;
    }
}
