namespace PrepPlatform.Ui.Components;

/// <summary>A question in the palette.</summary>
/// <param name="Number">As the learner counts, from 1.</param>
/// <param name="Url">Its page; used where the palette is made of links.</param>
/// <param name="Answered">Whether it has an answer.</param>
/// <param name="Flagged">Whether the learner wants to come back to it.</param>
/// <param name="Current">Whether it is on the page.</param>
/// <param name="Section">Its section's name; neighbours of one section stand under it. Empty: none.</param>
public sealed record PaletteItem(int Number, string Url, bool Answered, bool Flagged, bool Current, string Section = "");
