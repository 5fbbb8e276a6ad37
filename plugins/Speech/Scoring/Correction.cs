using PrepPlatform.Evaluators;
using PrepPlatform.Speech.Delivery;

namespace PrepPlatform.Speech.Scoring;

/// <summary>What a speaker changed in a transcript, by words; capitals and punctuation are no change, and neither is a filler that was left out.</summary>
/// <param name="Changed">Words that were replaced, added or left out.</param>
/// <param name="Sure">Those of them that had been heard well, and those that were added where nothing unsure was heard.</param>
internal sealed record Correction(int Changed, int Sure)
{
    private const int MostCells = 16_000_000;
    private const byte Same = 0, Replaced = 1, Removed = 2, Added = 3;

    public static Correction Between(IReadOnlyList<HeardWord> heard, string corrected)
    {
        var words = heard.SelectMany(w => Words(w.Text).Select(text => (Text: text, w.Confidence))).ToList();
        var wanted = Words(corrected).ToList();
        if ((long)(words.Count + 1) * (wanted.Count + 1) > MostCells) return new(Math.Max(words.Count, wanted.Count), Math.Max(words.Count, wanted.Count));
        return Count(words, wanted, Steps([.. words.Select(w => w.Text)], wanted));
    }

    /// <summary>The fewest changes from one to the other (Levenshtein), as the last step to each place.</summary>
    private static byte[,] Steps(List<string> words, List<string> wanted)
    {
        var steps = new byte[words.Count + 1, wanted.Count + 1];
        var costs = Enumerable.Range(0, wanted.Count + 1).ToArray();
        for (var j = 1; j <= wanted.Count; j++) steps[0, j] = Added;
        for (var i = 1; i <= words.Count; i++)
        {
            var (diagonal, _) = (costs[0], costs[0] = i);
            steps[i, 0] = Removed;
            for (var j = 1; j <= wanted.Count; j++)
            {
                var same = words[i - 1] == wanted[j - 1];
                var (replace, remove, add) = (diagonal + (same ? 0 : 1), costs[j] + 1, costs[j - 1] + 1);
                diagonal = costs[j];
                costs[j] = Math.Min(replace, Math.Min(remove, add));
                steps[i, j] = costs[j] == replace ? same ? Same : Replaced : costs[j] == remove ? Removed : Added;
            }
        }

        return steps;
    }

    private static Correction Count(List<(string Text, decimal Confidence)> words, List<string> wanted, byte[,] steps)
    {
        var (changed, sure) = (0, 0);
        for (var (i, j) = (words.Count, wanted.Count); i > 0 || j > 0;)
        {
            var step = steps[i, j];
            if (step != Same) changed++;
            // What was added belongs to what stands beside it: one unsure word may have been two.
            var isSure = step == Added ? !IsUnsure(i - 1) && !IsUnsure(i) : !IsUnsure(i - 1);
            if (step != Same && isSure) sure++;
            if (step != Added) i--;
            if (step != Removed) j--;
        }

        return new(changed, sure);

        bool IsUnsure(int at) => at >= 0 && at < words.Count && words[at].Confidence < DeliveryReport.Unsure;
    }

    /// <summary>"Forty-two" is two of them, however it is written.</summary>
    private static IEnumerable<string> Words(string text) => text.Split([' ', '\t', '\n', '\r', '-', '–', '—'], StringSplitOptions.RemoveEmptyEntries).Where(w => !Fillers.IsSound(w)).Select(Plain).Where(w => w.Length > 0);

    private static string Plain(string word) => string.Concat(word.Where(c => char.IsLetterOrDigit(c) || c is '+' or '<' or '>' or '=' or '%' or '#')).ToLowerInvariant();
}
