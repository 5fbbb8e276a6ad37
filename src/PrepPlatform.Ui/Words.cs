namespace PrepPlatform.Ui;

/// <summary>Names the resource files that translate the pages' English sentences: <c>Resources/Words.hi.resx</c> and so on.</summary>
public sealed class Words;
