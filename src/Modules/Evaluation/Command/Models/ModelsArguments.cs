namespace PrepPlatform.Evaluation.Command.Models;

/// <summary>What the <c>models</c> command is told.</summary>
/// <param name="Verb"><c>list</c>, <c>pull</c> or <c>verify</c>.</param>
/// <param name="Names">Which models; empty: the first, or all.</param>
/// <param name="From">A folder to copy from instead of fetching, or null.</param>
/// <param name="Source">The address that files are published below, or null: the setting or the usual one.</param>
/// <param name="Pins">A list of models instead of the product's, or null.</param>
/// <param name="Settings">Configuration.</param>
internal sealed record ModelsArguments(string Verb, IReadOnlyList<string> Names, string? From, Uri? Source, string? Pins, string[] Settings)
{
    public const string Usage = "usage: models list | pull [NAME...] [--from DIR] [--source URL] | verify [NAME...]   (each with [--data DIR] [--pins FILE])";

    /// <exception cref="ArgumentException">It cannot be understood; the message is a sentence.</exception>
    public static ModelsArguments Parse(string[] words)
    {
        if (words is not [var verb and ("list" or "pull" or "verify"), ..]) throw new ArgumentException("models knows list, pull and verify.");
        var (names, settings, read) = (new List<string>(), new List<string>(), new ModelsArguments(verb, [], null, null, null, []));
        var left = new Queue<string>(words[1..]);
        string Next(string option) => left.TryDequeue(out var value) ? value : throw new ArgumentException($"{option} needs a value.");
        while (left.TryDequeue(out var word))
            if (word == "--from") read = read with { From = Next(word) };
            else if (word == "--source") read = read with { Source = Address(Next(word)) };
            else if (word == "--pins") read = read with { Pins = Next(word) };
            else if (CommandOptions.IsSetting(word)) settings.AddRange(CommandOptions.Take(word, () => Next(word)));
            else if (word.StartsWith('-')) throw new ArgumentException($"models does not know '{word}'.");
            else names.Add(word);
        return read with { Names = names, Settings = [.. settings] };
    }

    /// <summary>With a slash at the end, so that what is below it stays below it.</summary>
    public static Uri Address(string text) => Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address
        : throw new ArgumentException($"'{text}' is no address that begins with http:// or https://.");
}
