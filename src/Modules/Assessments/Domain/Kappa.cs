namespace PrepPlatform.Assessments.Domain;

/// <summary>How far two ways of scoring the same answers agree.</summary>
/// <param name="Pairs">How many answers both scored.</param>
/// <param name="Equal">Share of pairs with the same score, 0 to 1; null without pairs.</param>
/// <param name="Value">
/// Cohen's weighted kappa with quadratic weights, at most 1; null where it is not defined: with fewer than two pairs, or where every score on both sides is the same, so that
/// chance alone would agree always.
/// </param>
internal sealed record Kappa(int Pairs, double? Equal, double? Value)
{
    /// <summary>
    /// κ = 1 − Σ (xᵢ − yᵢ)² / n ÷ Σᵢ Σⱼ (xᵢ − yⱼ)² / n²: observed over expected disagreement, each pair weighing by the square of its distance, with the scores themselves as
    /// categories. J. Cohen, "Weighted kappa: nominal scale agreement with provision for scaled disagreement or partial credit", Psychological Bulletin 70 (1968), 213–220; for
    /// quadratic weights J. L. Fleiss and J. Cohen, Educational and Psychological Measurement 33 (1973), 613–619.
    /// </summary>
    public static Kappa Of(IReadOnlyCollection<(decimal X, decimal Y)> pairs)
    {
        if (pairs.Count == 0) return new(0, null, null);
        var equal = (double)pairs.Count(p => Math.Abs(p.X - p.Y) < Same) / pairs.Count;
        var observed = pairs.Average(p => (p.X - p.Y) * (p.X - p.Y));
        // The double sum, without its n² terms.
        var expected = pairs.Average(p => p.X * p.X) + pairs.Average(p => p.Y * p.Y) - 2 * pairs.Average(p => p.X) * pairs.Average(p => p.Y);
        return new(pairs.Count, equal, pairs.Count < 2 || expected < Same * Same ? null : 1 - (double)(observed / expected));
    }

    /// <summary>In a word, by J. R. Landis and G. G. Koch, Biometrics 33 (1977), 159–174.</summary>
    public string Word => Value switch
    {
        null => "not defined",
        < 0 => "poor",
        <= 0.2 => "slight",
        <= 0.4 => "fair",
        <= 0.6 => "moderate",
        <= 0.8 => "substantial",
        _ => "almost perfect",
    };

    private const decimal Same = 0.000005m;
}
