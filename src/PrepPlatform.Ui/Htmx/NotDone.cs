namespace PrepPlatform.Ui.Htmx;

/// <summary>Something was refused, outside of a form that could say so: the model of the view <c>NotDone</c>, which every area finds.</summary>
/// <param name="Why">A sentence; English.</param>
/// <param name="Back">Where to go on.</param>
/// <param name="Kept">Whether something was kept all the same, as <paramref name="Why"/> says.</param>
public sealed record NotDone(string Why, string Back, bool Kept = false);
