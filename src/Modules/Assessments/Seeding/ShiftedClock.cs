namespace PrepPlatform.Assessments.Seeding;

/// <summary>The clock at another time.</summary>
internal sealed class ShiftedClock(TimeProvider clock, TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + by;
}
