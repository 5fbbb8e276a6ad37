namespace PrepPlatform.Kernel;

/// <summary>How an answer is worth: a fraction of its question's points, kept to six places and rounded only once, where points are summed up.</summary>
/// <param name="Fraction">0 to 1.</param>
public readonly record struct Score(decimal Fraction)
{
    /// <summary>Places that a fraction is kept to.</summary>
    public const int Places = 6;

    /// <summary>Makes one of what an evaluator or a person said.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0 or above 1.</exception>
    public static Score Of(decimal fraction) => fraction is >= 0 and <= 1
        ? new(Math.Round(fraction, Places, MidpointRounding.ToEven))
        : throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "A score is 0 to 1.");

    /// <summary>
    /// What it earns: its part of the points. Without partial credit all or nothing; an answer that is wrong altogether loses <paramref name="penalty"/>
    /// (a fraction of the points), one that is partly right loses nothing.
    /// </summary>
    public decimal Earn(decimal points, bool partialCredit, decimal penalty) => Fraction switch
    {
        0 => -penalty * points,
        < 1 when !partialCredit => 0,
        _ => Fraction * points,
    };

    /// <summary>The points of a whole: summed exactly, rounded once to two places with halves away from zero, and never below 0.</summary>
    public static decimal Total(IEnumerable<decimal> earned) => Math.Max(0, Math.Round(earned.Sum(), 2, MidpointRounding.AwayFromZero));
}
