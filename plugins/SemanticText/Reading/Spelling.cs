namespace PrepPlatform.SemanticText.Reading;

/// <summary>Other ways to write the same word.</summary>
internal static class Spelling
{
    private const int ShortestMisspelt = 5, ShortestWithTwo = 9;

    private static readonly Dictionary<string, string> Whole = new(StringComparer.Ordinal)
    {
        ["grey"] = "gray", ["programme"] = "program", ["programmes"] = "programs", ["aluminium"] = "aluminum", ["sulphur"] = "sulfur", ["sulphate"] = "sulfate",
        ["defence"] = "defense", ["offence"] = "offense", ["licence"] = "license", ["practise"] = "practice", ["cheque"] = "check", ["tyre"] = "tire",
        ["analogue"] = "analog", ["catalogue"] = "catalog", ["dialogue"] = "dialog", ["oestrogen"] = "estrogen", ["haemoglobin"] = "hemoglobin", ["foetus"] = "fetus",
        ["plough"] = "plow", ["mould"] = "mold", ["ageing"] = "aging", ["judgement"] = "judgment", ["maths"] = "math",
    };

    private static readonly (string British, string American)[] Ends =
    [
        ("isation", "ization"), ("isations", "izations"), ("ising", "izing"), ("ised", "ized"), ("iser", "izer"), ("isers", "izers"), ("ises", "izes"), ("ise", "ize"),
        ("yse", "yze"), ("ysed", "yzed"), ("yses", "yzes"), ("ysing", "yzing"), ("ysers", "yzers"), ("yser", "yzer"),
        ("our", "or"), ("ours", "ors"), ("oured", "ored"), ("ouring", "oring"), ("oural", "oral"), ("ourless", "orless"),
        ("tre", "ter"), ("tres", "ters"), ("lled", "led"), ("lling", "ling"), ("ller", "ler"), ("llers", "lers"),
    ];

    /// <summary>The American spelling of a British one. Both sides of a comparison go through it, so that a word it spoils is spoilt on both.</summary>
    public static string American(string word)
    {
        if (Whole.TryGetValue(word, out var american)) return american;
        if (word.Length < 6 && !word.EndsWith("tre", StringComparison.Ordinal) && !word.EndsWith("our", StringComparison.Ordinal)) return word;
        foreach (var (british, other) in Ends)
            if (word.Length > british.Length + 1 && word.EndsWith(british, StringComparison.Ordinal)) return string.Concat(word.AsSpan(0, word.Length - british.Length), other);
        return word;
    }

    /// <summary>Whether a word is the other one with a slip of the finger: a letter wrong, missing, too many or two exchanged; two slips in long words.</summary>
    public static bool IsSlipOf(string typed, string meant)
    {
        if (meant.Length < ShortestMisspelt || char.IsDigit(meant[0]) || Math.Abs(typed.Length - meant.Length) > 2 || typed[0] != meant[0] && typed[^1] != meant[^1]) return false;
        return Distance(typed, meant) <= (meant.Length >= ShortestWithTwo ? 2 : 1);
    }

    /// <summary>Edits between two words, two neighbours exchanged being one (optimal string alignment).</summary>
    private static int Distance(string one, string other)
    {
        Span<int> before = stackalloc int[other.Length + 1], last = stackalloc int[other.Length + 1], row = stackalloc int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++) last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[other.Length];
    }
}
