namespace PrepPlatform.SemanticText.Reading;

/// <summary>Which words a "not" reaches: a few after it, up to the next comma or "because"; a "not" about a whole sentence reaches its end.</summary>
internal static class Polarity
{
    private const int Reach = 4;

    private static readonly HashSet<string> Negators =
        ["not", "no", "never", "none", "neither", "nor", "nobody", "nothing", "nowhere", "without", "hardly", "barely", "scarcely", "seldom", "non", "lack", "lacks", "lacking", "fails", "fail", "unable", "refuses", "prevents", "instead", "rather"];

    private static readonly string[] Long = ["without", "neither", "nothing", "never"];

    // "It is false that …", "It is a myth that …"
    private static readonly HashSet<string> Deniers = ["false", "untrue", "wrong", "incorrect", "myth", "mistaken"];

    private static readonly HashSet<string> Borders = ["but", "because", "however", "although", "though", "whereas", "while", "so", "therefore", "since", "which", "when", "if", "unless", "except", "only", "until"];

    /// <summary>Also misspelt: "withuot".</summary>
    public static bool IsNegator(string word) => Negators.Contains(word) || (word.Length is > 4 and < 10 && Array.Exists(Long, l => Spelling.IsSlipOf(word, l)) && !Lexicon.IsCommon(Lexicon.StemOf(word)));

    public static List<Token> Mark(List<Token> tokens)
    {
        var marked = new List<Token>(tokens.Count);
        var (reach, clause, whole, begin) = (0, -1, false, 0);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (i > 0 && token.Sentence != tokens[i - 1].Sentence) whole = false;
            var border = token.Clause != clause || Borders.Contains(token.Word);
            if (border || token.Word == "and") begin = Close(marked, begin);
            if (border) (reach, clause) = (0, token.Clause);
            marked.Add(token with { IsDenied = reach > 0 != whole, InDenial = whole });
            if (token.IsContent) reach = Math.Max(0, reach - 1);
            if (Denies(tokens, i)) reach = reach > 0 ? 0 : Reach;
            if (Next(tokens, i).Word == "that" && (Deniers.Contains(token.Word) || (i > 0 && IsNotTrue(tokens, i - 1)))) whole = !whole;
        }

        Close(marked, begin);
        return marked;
    }

    /// <summary>Counts the negations of the clause that ends here.</summary>
    private static int Close(List<Token> marked, int begin)
    {
        var odd = Enumerable.Range(begin, marked.Count - begin).Count(i => Denies(marked, i)) % 2 == 1;
        for (var i = begin; i < marked.Count; i++) marked[i] = marked[i] with { InDenial = marked[i].IsDenied || odd != marked[i].InDenial };
        return marked.Count;
    }

    /// <summary>"No" that begins an answer ("No, because …") and "not only" deny nothing that follows.</summary>
    private static bool Denies(List<Token> tokens, int i)
    {
        var token = tokens[i];
        if (!IsNegator(token.Word) || Next(tokens, i).Word is "only" or "just" || IsNotTrue(tokens, i)) return false;
        return token.Word != "no" || (i > 0 && tokens[i - 1].Sentence == token.Sentence) || Next(tokens, i).Start - token.End == 1;
    }

    /// <summary>"It is not true that …" is "It is false that …".</summary>
    private static bool IsNotTrue(List<Token> tokens, int i) => tokens[i].Word == "not" && (Next(tokens, i).Word is "true" or "right" or "correct") && Next(tokens, i + 1).Word == "that";

    private static Token Next(List<Token> tokens, int i) => i + 1 < tokens.Count ? tokens[i + 1] : default;
}
