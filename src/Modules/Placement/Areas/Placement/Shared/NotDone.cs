namespace PrepPlatform.Placement.Areas.Placement;

/// <summary>Something was refused, outside of a form that could say so.</summary>
/// <param name="Why">A sentence.</param>
/// <param name="Back">Where to go on.</param>
internal sealed record NotDone(string Why, string Back);
