namespace PrepPlatform.Speech.Delivery;

/// <summary>How many syllables an English word has, from its letters: groups of vowels, without an "e" that is not spoken. Right for most words; over a whole answer the mistakes even out.</summary>
internal static class Syllables
{
    private const string Vowels = "aeiouy";

    public static int In(string word)
    {
        var letters = new string([.. word.ToLowerInvariant().Where(char.IsAsciiLetter)]);
        // Digits are spoken: one syllable each, and a little more.
        var digits = word.Count(char.IsAsciiDigit);
        if (letters.Length == 0) return digits > 0 ? digits + (digits / 2) : word.Any(char.IsLetter) ? 1 : 0;
        var groups = letters.Where((c, i) => Vowels.Contains(c) && (i == 0 || !Vowels.Contains(letters[i - 1]))).Count();
        return Math.Max(1, groups - (HasSilentEnd(letters) ? 1 : 0) + (letters.EndsWith("ia", StringComparison.Ordinal) || letters.EndsWith("io", StringComparison.Ordinal) ? 1 : 0)) + digits;
    }

    /// <summary>"like", "liked", "likes"; not "table", "wanted", "places", "the".</summary>
    private static bool HasSilentEnd(string word)
    {
        var stem = word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("es", StringComparison.Ordinal) ? word[..^1] : word;
        if (stem.Length < 3 || stem[^1] != 'e' || Vowels.Contains(stem[^2])) return false;
        if (stem.Length == word.Length) return !(stem[^2] == 'l' && !Vowels.Contains(stem[^3]));
        return word[^1] == 'd' ? stem[^2] is not ('t' or 'd') : stem[^2] is not ('s' or 'c' or 'z' or 'g' or 'x' or 'h');
    }
}
