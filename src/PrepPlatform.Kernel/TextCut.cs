namespace PrepPlatform.Kernel;

/// <summary>Texts of limited length.</summary>
public static class TextCut
{
    /// <summary>At most so many chars, and never half of a surrogate pair, which no database takes.</summary>
    public static string Cut(this string text, int most) =>
        text.Length <= most ? text : text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>The same, with an ellipsis in the place of what is left out.</summary>
    public static string Shorten(this string text, int most) => text.Length <= most ? text : text.Cut(most - 1) + "…";
}
