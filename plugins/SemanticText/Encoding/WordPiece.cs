
namespace PrepPlatform.SemanticText.Encoding;

/// <summary>
/// Texts as the ids that a BERT model reads: words cut into the longest pieces that the vocabulary has, from the left; a word that cannot be cut whole is
/// unknown. The same ids as the tokenizers that models are trained with give, which a committed fixture holds it to.
/// </summary>
/// <param name="vocabulary">The model's pieces.</param>
/// <param name="lowerCase">Whether the model knows neither capitals nor accents.</param>
internal sealed class WordPiece(Vocabulary vocabulary, bool lowerCase)
{
    /// <summary>A longer word is unknown, as the reference has it.</summary>
    private const int LongestWord = 100;

    /// <summary>The ids with the marks for beginning and end.</summary>
    /// <param name="text">Any text, also one that is not well-formed.</param>
    /// <param name="most">At most this many, 2 or more; what is longer is cut.</param>
    public List<int> Encode(string text, int most)
    {
        var ids = new List<int>(Math.Min(most, text.Length / 3 + 8)) { vocabulary.First };
        for (var from = 0; from < text.Length && ids.Count < most;)
        {
            var (at, special) = NextSpecial(text, from);
            AddWords(BertText.Normalise(text[from..at], lowerCase), ids, most);
            if (special is var (mark, id))
            {
                ids.Add(id);
                at += mark.Length;
            }

            from = at;
        }

        if (ids.Count >= most) ids.RemoveRange(most - 1, ids.Count - most + 1);
        ids.Add(vocabulary.Last);
        return ids;
    }

    private (int At, (string Text, int Id)? Special) NextSpecial(string text, int from)
    {
        for (var at = text.IndexOf('[', from); at >= 0; at = text.IndexOf('[', at + 1))
            foreach (var special in vocabulary.Special)
                if (string.CompareOrdinal(text, at, special.Text, 0, special.Text.Length) == 0) return (at, special);
        return (text.Length, null);
    }

    private void AddWords(string text, List<int> ids, int most)
    {
        for (var from = 0; ids.Count < most;)
        {
            var (start, length) = BertText.NextWord(text, from);
            if (length == 0) return;
            AddWord(text.AsSpan(start, length), ids);
            from = start + length;
        }
    }

    private void AddWord(ReadOnlySpan<char> word, List<int> ids)
    {
        var before = ids.Count;
        if (IsTooLong(word))
        {
            ids.Add(vocabulary.Unknown);
            return;
        }

        for (var start = 0; start < word.Length;)
        {
            var (id, length) = LongestPiece(word[start..], inside: start > 0);
            if (id < 0)
            {
                ids.RemoveRange(before, ids.Count - before);
                ids.Add(vocabulary.Unknown);
                return;
            }

            ids.Add(id);
            start += length;
        }
    }

    private (int Id, int Length) LongestPiece(ReadOnlySpan<char> rest, bool inside)
    {
        for (var length = Math.Min(rest.Length, vocabulary.Longest); length > 0; length--)
            if (vocabulary.Find(rest[..length], inside) is >= 0 and var id) return (id, length);
        return (-1, 0);
    }

    /// <summary>Counted in characters, of which one may take two places.</summary>
    private static bool IsTooLong(ReadOnlySpan<char> word)
    {
        if (word.Length <= LongestWord) return false;
        var count = 0;
        foreach (var _ in word.EnumerateRunes()) count++;
        return count > LongestWord;
    }
}
