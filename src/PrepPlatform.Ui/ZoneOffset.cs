using System.Globalization;

namespace PrepPlatform.Ui;

/// <summary>A zone's offset at an instant as people read it: names such as IST mean different zones in different places.</summary>
public static class ZoneOffset
{
    /// <summary><c>UTC+5:30</c>, <c>UTC−3:30</c>, <c>UTC</c>.</summary>
    public static string Say(DateTimeOffset at) => at.Offset == TimeSpan.Zero
        ? "UTC"
        : string.Create(CultureInfo.InvariantCulture, $"UTC{(at.Offset < TimeSpan.Zero ? '\u2212' : '+')}{at.Offset.Duration():h\\:mm}").Replace(":00", "", StringComparison.Ordinal);
}
