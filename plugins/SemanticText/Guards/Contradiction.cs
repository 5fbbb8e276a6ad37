using PrepPlatform.SemanticText.Comparing;

namespace PrepPlatform.SemanticText.Guards;

/// <summary>Whether an answer speaks of what a target speaks of and says the opposite.</summary>
internal static class Contradiction
{
    private const double SameMatter = 0.5, LeastDenied = 0.3;

    public static bool In(Comparison nearest)
    {
        if (nearest[Feature.YesNo] < 0) return true;
        if (nearest.Matches.Sum(m => m.Likeness * m.Weight) < SameMatter * nearest.Matches.Sum(m => m.Weight)) return false;
        if (nearest[Feature.Swapped] > 0) return true;
        var denied = nearest.Matches.Count(m => m.Contradicts);
        return nearest[Feature.DenialWeight] >= LeastDenied || (denied > 1 && denied * 4 >= nearest.Matches.Count);
    }
}
