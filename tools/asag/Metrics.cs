namespace PrepPlatform.Asag;

/// <summary>How near scores are to what people gave.</summary>
internal static class Metrics
{
    public static double Pearson(IReadOnlyList<double> one, IReadOnlyList<double> other)
    {
        var (a, b) = (one.Average(), other.Average());
        var (top, left, right) = (0.0, 0.0, 0.0);
        for (var i = 0; i < one.Count; i++)
            (top, left, right) = (top + (one[i] - a) * (other[i] - b), left + (one[i] - a) * (one[i] - a), right + (other[i] - b) * (other[i] - b));
        return top / Math.Sqrt(left * right + 1e-12);
    }

    public static double Rmse(IReadOnlyList<double> scores, IReadOnlyList<double> given) => Math.Sqrt(scores.Zip(given, (s, g) => (s - g) * (s - g)).Average());

    /// <summary>Mean of the F1 of right and wrong, a score of at least the limit being right.</summary>
    public static double MacroF1(IReadOnlyList<double> scores, IReadOnlyList<double> given, double limit) =>
        (F1(scores, given, limit, true) + F1(scores, given, limit, false)) / 2;

    private static double F1(IReadOnlyList<double> scores, IReadOnlyList<double> given, double limit, bool right)
    {
        var (hit, said, wanted) = (0, 0, 0);
        for (var i = 0; i < scores.Count; i++)
        {
            var (s, g) = (scores[i] >= limit == right, given[i] >= 0.5 == right);
            if (s && g) hit++;
            if (s) said++;
            if (g) wanted++;
        }

        return hit == 0 ? 0 : 2.0 * hit / (said + wanted);
    }
}
