using System.Text;
using PrepPlatform.Evaluators;
using PrepPlatform.Speech.Native;
using PrepPlatform.Speech.Voice;

namespace PrepPlatform.Speech.Hearing;

/// <summary>Makes words of a model's tokens: one begins with each space, and punctuation belongs to the word before it.</summary>
internal static class Words
{
    private const int Most = 5000, Longest = 200;
    private const string Punctuation = ".,;:!?…\"'”’)", Dashes = "-–—";

    public static IReadOnlyList<HeardWord> Make(IEnumerable<Token> tokens, Joined joined, double seconds)
    {
        var (words, after) = (new List<HeardWord>(), 0m);
        foreach (var group in Groups(tokens))
        {
            var text = Text(group);
            if (text.Length == 0 || text.All(Dashes.Contains)) continue;
            if (words.Count > 0 && text.All(Punctuation.Contains))
            {
                words[^1] = words[^1] with { Text = Cut(words[^1].Text + text) };
                continue;
            }

            if (words.Count == Most) break;
            var (start, end) = (Time(group[0].Start), Time(group[^1].End));
            start = Math.Max(after, start);
            words.Add(new(Cut(text), start, after = Math.Max(start, end), Confidence(group)));
        }

        return words;

        decimal Time(long hundredths) => decimal.Round((decimal)Math.Min(seconds, joined.Original(hundredths / 100.0)), 3);
    }

    private static IEnumerable<List<Token>> Groups(IEnumerable<Token> tokens)
    {
        List<Token> word = [];
        foreach (var token in tokens)
        {
            if (word.Count > 0 && token.Text is [(byte)' ', ..])
            {
                yield return word;
                word = [];
            }

            word.Add(token);
        }

        if (word.Count > 0) yield return word;
    }

    /// <summary>A letter may be spread over several tokens, so bytes are put together first.</summary>
    private static string Text(List<Token> word) => string.Concat(Encoding.UTF8.GetString([.. word.SelectMany(t => t.Text)]).Trim().Where(c => !char.IsControl(c)));

    /// <summary>The geometric mean of its pieces' probabilities, as Whisper's own measure of a text is; how sure a comma is says nothing of the word.</summary>
    private static decimal Confidence(List<Token> word)
    {
        var spoken = word.Where(t => t.Text.Any(b => b >= 0x80 || char.IsAsciiLetterOrDigit((char)b))).ToList();
        var mean = (spoken.Count > 0 ? spoken : word).Average(t => Math.Log(Math.Clamp(t.Probability, 1e-6, 1)));
        return decimal.Round((decimal)Math.Exp(mean), 4);
    }

    private static string Cut(string text) => text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
}
