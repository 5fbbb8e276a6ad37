using PrepPlatform.Evaluators;

namespace PrepPlatform.Ui.Components;

/// <summary>A measure on a line of 100: where the usual range lies and where the value does.</summary>
/// <param name="From">Where the usual range begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="At">The value.</param>
internal sealed record DeliveryScale(decimal From, decimal To, decimal At)
{
    /// <summary>Null where there is no range to show.</summary>
    public static DeliveryScale? Of(DeliveryMeasure measure)
    {
        var (low, high, value) = (measure.Low, measure.High, measure.Value);
        if (low is null && high is null) return null;
        // Half a range stands on both sides of it; with one end, the line begins at nothing.
        var room = low is { } l && high is { } h ? Math.Max(h - l, Math.Abs(h) / 10) / 2 : Math.Abs(low ?? high ?? 0);
        var start = Math.Min(value, low is { } from && high is not null ? Math.Max(from - room, Math.Min(0, from)) : 0);
        var end = Math.Max(value, (high ?? low ?? 0) + room);
        if (end <= start) return null;
        return new DeliveryScale(Place(low ?? start), Place(high ?? end), Place(value));

        decimal Place(decimal at) => Math.Clamp((at - start) / (end - start) * 100, 0, 100);
    }
}
