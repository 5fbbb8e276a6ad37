using System.Globalization;

namespace PrepPlatform.Evaluation.Command;

/// <summary>What the <c>score</c> command is told.</summary>
/// <param name="File">The lines, or null: standard input.</param>
/// <param name="Schema">The type whose schemas are printed instead, or null.</param>
/// <param name="Jobs">How many answers are scored at once.</param>
/// <param name="Rest">Configuration.</param>
internal sealed record ScoreArguments(string? File, string? Schema, int Jobs, string[] Rest)
{
    public const string Usage = "usage: score [FILE.jsonl] [--schema TYPE] [--jobs N]";

    /// <exception cref="ArgumentException">It cannot be understood; the message is a sentence.</exception>
    public static ScoreArguments Parse(string[] words)
    {
        var (file, schema, jobs, rest) = ((string?)null, (string?)null, Environment.ProcessorCount, new List<string>());
        var left = new Queue<string>(words);
        while (left.TryDequeue(out var word))
        {
            if (word == "--schema") schema = Next(left, word);
            else if (word == "--jobs") jobs = Number(Next(left, word));
            else if (CommandOptions.IsSetting(word)) rest.AddRange(CommandOptions.Take(word, () => Next(left, word)));
            else if (word.StartsWith('-') && word != "-") throw new ArgumentException($"score does not know '{word}'.");
            else if (file is not null) throw new ArgumentException("score reads one file.");
            else file = word;
        }

        return new ScoreArguments(file == "-" ? null : file, schema, jobs, [.. rest]);
    }

    private static string Next(Queue<string> words, string option) => words.TryDequeue(out var value) ? value : throw new ArgumentException($"{option} needs a value.");

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 256 ? number : throw new ArgumentException("--jobs must be a number from 1 to 256.");
}
