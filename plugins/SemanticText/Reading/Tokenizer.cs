using System.Globalization;

namespace PrepPlatform.SemanticText.Reading;

/// <summary>Splits letters into words, sentences and the signs between them.</summary>
internal static class Tokenizer
{
    private const int LongestWord = 60;

    public static (List<Token> Tokens, List<Sign> Signs) Split(Letters letters)
    {
        var (tokens, signs) = (new List<Token>(), new List<Sign>());
        var (sentence, clause, ended) = (0, 0, false);
        for (var i = 0; i < letters.Count;)
        {
            if (!IsWord(letters, i))
            {
                if (letters[i] is ',' or ':' or ';' or '(' or ')' or '\n' or '.') clause++;
                if (Signs.Says(letters, i)) signs.Add(new(letters.StartOf(i), letters[i]));
                ended |= EndsSentence(letters, i++);
                continue;
            }

            if (ended && tokens.Count > 0) sentence++;
            ended = false;
            var end = EndOf(letters, i);
            Add(tokens, letters, i, end, sentence, clause);
            i = end;
        }

        return (tokens, signs);
    }

    private static bool EndsSentence(Letters letters, int i) => letters[i] switch
    {
        '\n' or '!' or '?' or ';' or '\u3002' => true,
        // "1.5" is no end, nor is "e.g.": a sentence has more than two letters before its point.
        '.' => (i + 1 == letters.Count || !char.IsLetterOrDigit(letters[i + 1])) && !(i >= 2 && letters[i - 2] is '.' or ' ' && char.IsLetter(letters[i - 1])),
        _ => false,
    };

    private static bool IsWord(Letters letters, int i) => char.IsLetterOrDigit(letters[i]) || char.GetUnicodeCategory(letters[i]) is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.NonSpacingMark;

    private static int EndOf(Letters letters, int i)
    {
        var end = i + 1;
        var digits = char.IsDigit(letters[i]);
        while (end < letters.Count && end - i < LongestWord)
        {
            var c = letters[end];
            var next = end + 1 < letters.Count ? letters[end + 1] : ' ';
            if (IsWord(letters, end)) end++;
            else if (c == '\'' && char.IsLetter(next) || c is '.' or ',' && digits && char.IsDigit(next)) end += 2;
            else if (c is '+' or '#' && end - i <= 2 && !char.IsLetterOrDigit(next)) end++; // C#, C++
            else break;
        }

        return Math.Min(end, letters.Count);
    }

    /// <summary>"isn't" is "is" and "not"; what stands before 's is the word.</summary>
    private static void Add(List<Token> tokens, Letters letters, int start, int end, int sentence, int clause)
    {
        var word = letters.Slice(start, end);
        if (word.EndsWith("n't", StringComparison.Ordinal) || Contracted.Contains(word))
        {
            var half = word.Length - (word.Contains('\'', StringComparison.Ordinal) ? 3 : 2);
            if (half > 0) Make(word[..half], start, start + half);
            Make("not", start + Math.Max(half, 0), end);
            return;
        }

        if (word == "cannot")
        {
            Make("can", start, start + 3);
            Make("not", start + 3, end);
            return;
        }

        var apostrophe = word.IndexOf('\'', StringComparison.Ordinal);
        Make(apostrophe > 0 ? word[..apostrophe] : word, start, end);

        void Make(string plain, int from, int to)
        {
            var known = Lexicon.Look(plain);
            var stem = char.IsDigit(plain[0]) && (Signs.Negates(letters, from) || SaysMinus(tokens)) ? $"-{known.Stem}" : known.Stem;
            tokens.Add(new Token(letters.StartOf(from), letters.EndOf(to - 1), plain, stem, sentence, clause, known.IsContent, false, false, known.Weight));
        }
    }

    /// <summary>"Minus 5" is "-5"; "7 minus 5" is none.</summary>
    private static bool SaysMinus(List<Token> before) => before is [.., { Word: "minus" }] && !(before.Count > 1 && char.IsDigit(before[^2].Word[0]));

    private static readonly HashSet<string> Contracted =
        ["dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "cant", "couldnt", "shouldnt", "wouldnt", "hasnt", "havent", "hadnt", "wont", "neednt"];
}
