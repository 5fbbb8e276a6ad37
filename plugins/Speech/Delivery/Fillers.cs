using PrepPlatform.Evaluators;

namespace PrepPlatform.Speech.Delivery;

/// <summary>Words that fill a pause and say nothing.</summary>
internal static class Fillers
{
    private static readonly HashSet<string> Sounds = ["um", "umm", "uh", "uhh", "er", "err", "erm", "ehm", "hm", "hmm", "mm", "mmm", "ah", "eh"];
    private static readonly HashSet<string> Phrases = ["you know", "i mean"];

    /// <summary>How many there are. "Like", "well" and "so" count only between commas: elsewhere they may say something.</summary>
    public static int Count(IReadOnlyList<HeardWord> words)
    {
        var (count, plain) = (0, words.Select(w => Plain(w.Text)).ToList());
        for (var i = 0; i < plain.Count; i++)
            if (Sounds.Contains(plain[i]) || (i + 1 < plain.Count && Phrases.Contains($"{plain[i]} {plain[i + 1]}")) || (plain[i] is "like" or "well" or "so" && IsSetApart(words, i))) count++;
        return count;
    }

    public static bool IsSound(string word) => Sounds.Contains(Plain(word));

    private static bool IsSetApart(IReadOnlyList<HeardWord> words, int at) => words[at].Text.EndsWith(',') && at > 0 && words[at - 1].Text.EndsWith(',');

    private static string Plain(string word) => string.Concat(word.Where(c => char.IsLetter(c) || c == '\'')).ToLowerInvariant();
}
