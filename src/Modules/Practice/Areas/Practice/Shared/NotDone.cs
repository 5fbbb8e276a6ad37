namespace PrepPlatform.Practice.Areas.Practice;

/// <summary>Why something could not be done, and where to go on.</summary>
internal sealed record NotDone(string Why, string Back);
