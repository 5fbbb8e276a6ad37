namespace PrepPlatform.SemanticText.Reading;

/// <summary>Which words a "not" reaches: those after it up to the next comma-like word or a few words on; a "not" about a whole sentence reaches its end.</summary>
internal static class Polarity
{
    private const int Reach = 6;

    private static readonly HashSet<string> Negators =
        ["not", "no", "never", "none", "neither", "nor", "nobody", "nothing", "nowhere", "without", "hardly", "barely", "scarcely", "seldom", "non", "lack", "lacks", "lacking", "fails", "fail", "unable", "refuses", "prevents", "instead", "rather"];

    // "It is false that …", "It is a myth that …"
    private static readonly HashSet<string> Deniers = ["false", "untrue", "wrong", "incorrect", "myth", "mistaken"];

    private static readonly HashSet<string> Borders = ["but", "because", "however", "although", "though", "whereas", "while", "so", "therefore", "since", "which", "when", "if", "unless", "except", "only", "until"];

    public static bool IsNegator(string word) => Negators.Contains(word);

    public static List<Token> Mark(List<Token> tokens)
    {
        var marked = new List<Token>(tokens.Count);
        var (reach, sentence, whole) = (0, -1, false);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Sentence != sentence) (reach, sentence, whole) = (0, token.Sentence, false);
            if (Borders.Contains(token.Word)) reach = 0;
            // "no" that begins an answer ("No, because …") and "not only" deny nothing that follows.
            var opens = token.Word == "no" && (i == 0 || tokens[i - 1].Sentence != sentence) && Next(tokens, i).Start - token.End > 1;
            marked.Add(token with { IsDenied = reach > 0 != whole });
            reach = Math.Max(0, reach - 1);
            if (Negators.Contains(token.Word) && !opens && Next(tokens, i).Word is not ("only" or "just")) reach = reach > 0 ? 0 : Reach;
            if (Deniers.Contains(token.Word) && Next(tokens, i).Word == "that") whole = !whole;
        }

        return marked;
    }

    private static Token Next(List<Token> tokens, int i) => i + 1 < tokens.Count ? tokens[i + 1] : default;
}
