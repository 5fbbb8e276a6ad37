namespace PrepPlatform.SemanticText.Reading;

/// <summary>What forms of a word have in common: the suffix stripping of M. F. Porter ("An algorithm for suffix stripping", <i>Program</i> 14, 1980).</summary>
internal static class Stemmer
{
    private static readonly (string End, string New)[] Second =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"), ("alli", "al"), ("entli", "ent"), ("eli", "e"),
        ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"),
        ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string End, string New)[] Third =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Fourth =
        ["al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "sion", "tion", "ou", "ism", "ate", "iti", "ous", "ive", "ize"];

    public static string Stem(string word)
    {
        if (word.Length < 3 || !word.All(char.IsAsciiLetterLower)) return word;
        var stem = Past(Plural(word));
        if (stem[^1] == 'y' && HasVowel(stem[..^1])) stem = $"{stem[..^1]}i";
        stem = Replaced(Replaced(stem, Second), Third);
        return Tidy(Shortened(stem));
    }

    private static string Plural(string word)
    {
        if (Ends(word, "sses") || Ends(word, "ies")) return word[..^2];
        return Ends(word, "s") && !Ends(word, "ss") ? word[..^1] : word;
    }

    private static string Past(string word)
    {
        if (Ends(word, "eed")) return Measure(word[..^3]) > 0 ? word[..^1] : word;
        var root = Ends(word, "ed") ? word[..^2] : Ends(word, "ing") ? word[..^3] : "";
        if (root.Length == 0 || !HasVowel(root)) return word;
        if (Ends(root, "at") || Ends(root, "bl") || Ends(root, "iz")) return root + "e";
        if (IsDouble(root) && root[^1] is not ('l' or 's' or 'z')) return root[..^1];
        return Measure(root) == 1 && IsShort(root) ? root + "e" : root;
    }

    private static string Replaced(string word, (string End, string New)[] rules)
    {
        foreach (var (end, other) in rules)
            if (Ends(word, end)) return Measure(word[..^end.Length]) > 0 ? word[..^end.Length] + other : word;
        return word;
    }

    private static string Shortened(string word)
    {
        foreach (var end in Fourth.Where(e => Ends(word, e)).OrderByDescending(e => e.Length))
        {
            // Of "sion" and "tion" only the "ion" goes.
            var root = end is "sion" or "tion" ? word[..^3] : word[..^end.Length];
            return Measure(root) > 1 ? root : word;
        }

        return word;
    }

    private static string Tidy(string word)
    {
        if (Ends(word, "e") && (Measure(word[..^1]) is var measure && (measure > 1 || measure == 1 && !IsShort(word[..^1])))) word = word[..^1];
        return Ends(word, "ll") && Measure(word) > 1 ? word[..^1] : word;
    }

    private static bool Ends(string word, string end) => word.EndsWith(end, StringComparison.Ordinal);

    private static bool IsConsonant(string word, int i) => word[i] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false,
        'y' => i == 0 || !IsConsonant(word, i - 1),
        _ => true,
    };

    /// <summary>How often vowels are followed by consonants.</summary>
    private static int Measure(string word)
    {
        var (count, vowel) = (0, false);
        for (var i = 0; i < word.Length; i++)
        {
            var consonant = IsConsonant(word, i);
            if (consonant && vowel) count++;
            vowel = !consonant;
        }

        return count;
    }

    private static bool HasVowel(string word) => Enumerable.Range(0, word.Length).Any(i => !IsConsonant(word, i));

    private static bool IsDouble(string word) => word.Length > 1 && word[^1] == word[^2] && IsConsonant(word, word.Length - 1);

    private static bool IsShort(string word) => word.Length > 2 && IsConsonant(word, word.Length - 3) && !IsConsonant(word, word.Length - 2)
        && IsConsonant(word, word.Length - 1) && word[^1] is not ('w' or 'x' or 'y');
}
