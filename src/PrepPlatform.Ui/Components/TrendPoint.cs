namespace PrepPlatform.Ui.Components;

/// <summary>A value at a day.</summary>
/// <param name="Date">The day in the reader's zone.</param>
/// <param name="Value">The value.</param>
/// <param name="Label">What it is of: "Aptitude 3".</param>
/// <param name="Url">Where it is explained, or null.</param>
public sealed record TrendPoint(DateOnly Date, decimal Value, string Label, string? Url = null);
