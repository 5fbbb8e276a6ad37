using PrepPlatform.Hosting;

namespace PrepPlatform.Web.Backup;

/// <summary>What follows <c>backup</c> or <c>restore</c> on the command line.</summary>
/// <param name="Restores">Whether it is a restore.</param>
/// <param name="File">The archive; a backup makes up a name where none is given.</param>
/// <param name="DataFolder">Where the embedded database keeps its files, or null.</param>
/// <param name="Replace">Whether what is there may be thrown away.</param>
/// <param name="Rest">Configuration.</param>
internal sealed record BackupArguments(bool Restores, string? File, string? DataFolder, bool Replace, string[] Rest)
{
    public static bool IsAsked(string[] args) => args is ["backup" or "restore", ..];

    /// <exception cref="StartException">Something is missing or unknown.</exception>
    public static BackupArguments Parse(string[] args)
    {
        var restores = args[0] == "restore";
        var (file, data, replace, rest) = ((string?)null, (string?)null, false, new List<string>());
        var words = new Queue<string>(args.Skip(1));
        while (words.TryDequeue(out var word))
        {
            if (word == "--replace" && restores) replace = true;
            else if (word == "--data") data = Path.GetFullPath(Next(words, word));
            else if (word.StartsWith("--", StringComparison.Ordinal)) rest.AddRange(word.Contains('=', StringComparison.Ordinal) ? [word] : [word, Next(words, word)]);
            else if (file is null) file = Path.GetFullPath(word);
            else throw new StartException($"{args[0]} takes one file, and '{word}' is another.");
        }

        if (restores && file is null) throw new StartException("restore needs the archive that a backup wrote.");
        return new BackupArguments(restores, file, data, replace, [.. rest]);
    }

    private static string Next(Queue<string> words, string option) =>
        words.TryDequeue(out var value) ? value : throw new StartException($"{option} needs a value.");
}
