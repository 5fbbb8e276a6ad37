using System.Text.Json;
using PrepPlatform.MultipleChoice.Scoring;

namespace PrepPlatform.MultipleChoice.Blanks;

/// <summary>A blank and what may be typed into it.</summary>
internal sealed record Blank(string[] Accept, bool CaseSensitive)
{
    public static Blank[] ReadAll(JsonElement definition) =>
        Array.ConvertAll(definition.List("blanks"), b => new Blank(b.Texts("accept"), b.Yes("caseSensitive", false)));

    public bool Takes(string typed, bool withoutAccents)
    {
        var (text, how) = (Meaning(typed, withoutAccents), CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
        foreach (var accepted in Accept)
            if (string.Equals(Meaning(accepted, withoutAccents), text, how)) return true;
        return false;
    }

    /// <summary>What two texts have in common that are the same answer.</summary>
    public static string Meaning(string text, bool withoutAccents)
    {
        var plain = Words.Spaced(Words.Plain(Words.Composed(text)));
        return withoutAccents ? Words.WithoutAccents(plain) : plain;
    }
}
