using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.SemanticText.Guards;

/// <summary>Words in a row that state nothing. Where the model answer is such a list itself, so may the answer be.</summary>
internal static class Keywords
{
    private const int Fewest = 6;
    private const double Listed = 0.82, ListItself = 0.95, Factor = 0.35;

    public static Remark? Find(Passage answer, IReadOnlyList<Passage> targets)
    {
        if (answer.Tokens.Count < Fewest || Density(answer) < Listed || targets.Any(t => t.Tokens.Count > 2 && Density(t) >= ListItself)) return null;
        return new("Keywords only", "These are words without a statement: say in sentences how they belong together.", "The answer is a list of keywords.", Factor, true, answer.Tokens);
    }

    private static double Density(Passage passage) => passage.Content.Count(t => t.Word.Length > 1) / (double)Math.Max(1, passage.Tokens.Count);
}
