namespace PrepPlatform.SemanticText.Scoring;

/// <summary>Brings the parts to a total: each is lowered, or comes nearer to full, by the same proportion.</summary>
internal static class Share
{
    private const double Nothing = 1e-9;

    public static List<Found> Out(IReadOnlyList<Found> parts, double score)
    {
        var all = (double)parts.Sum(p => p.Part.Weight);
        var now = parts.Sum(p => p.Earned * (double)p.Part.Weight) / all;
        return [.. parts.Select(p => p with { Earned = Math.Clamp(now > score ? p.Earned * score / (now + Nothing) : 1 - (1 - p.Earned) * (1 - score) / (1 - now + Nothing), 0, 1) })];
    }
}
