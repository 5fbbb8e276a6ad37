using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Comparing;

/// <summary>How well a stretch of an answer says what a target says.</summary>
/// <param name="Answer">The stretch.</param>
/// <param name="Target">A reference, a part of it or a key point.</param>
/// <param name="Matches">The target's words and what was found for them.</param>
/// <param name="Values">The features, by <see cref="Feature"/>.</param>
internal sealed record Comparison(Passage Answer, Passage Target, IReadOnlyList<Match> Matches, double[] Values)
{
    public double this[Feature feature]
    {
        get => Values[(int)feature];
        set => Values[(int)feature] = value;
    }

    /// <summary>For choosing between stretches and references before the model is asked.</summary>
    public double Rank => 2 * this[Feature.NewF] + this[Feature.NewRecall] + this[Feature.Recall] - this[Feature.Denial];
}
