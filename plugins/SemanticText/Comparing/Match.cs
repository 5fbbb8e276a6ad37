using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Comparing;

/// <summary>A word of the target and the answer's word for it.</summary>
/// <param name="Wanted">The target's.</param>
/// <param name="Found">The answer's, or none.</param>
/// <param name="Likeness">1: the same word; less for another form, a synonym or a slip of the finger; 0: nothing was found.</param>
/// <param name="IsOpposite">What was found means the opposite.</param>
internal readonly record struct Match(Token Wanted, Token Found, double Likeness, bool IsOpposite)
{
    /// <summary>The answer says no where the target says yes, or the other way round: "not fast" agrees with "slow".</summary>
    public bool Contradicts => Likeness > 0 && (IsOpposite
        ? Wanted.IsDenied == Found.IsDenied && Wanted.InDenial == Found.InDenial
        : Wanted.IsDenied != Found.IsDenied && Wanted.InDenial != Found.InDenial);

    public double Weight => Wanted.Weight;

    /// <summary>How much of the target's word is in the answer.</summary>
    public double Credit => Contradicts ? 0 : Likeness;
}
