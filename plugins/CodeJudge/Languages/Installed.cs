using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.CodeJudge.Languages;

/// <summary>A language whose tools are on this machine.</summary>
/// <param name="Language">What it is.</param>
/// <param name="Tools">Where its tools are.</param>
/// <param name="Version">All that its tool says of its version: what was compiled with another is compiled anew.</param>
/// <param name="Title">With the version, for people.</param>
internal sealed record Installed(Language Language, IReadOnlyDictionary<string, string> Tools, string Version, string Title)
{
    private const long Megabyte = 1 << 20;

    /// <summary>What its programs see of the machine besides the system's programs and libraries.</summary>
    public IReadOnlyList<SandboxFolder> Folders { get; } =
        [.. Language.Folders.SelectMany(Paths.Match).Concat(Tools.Values.Where(t => !Paths.IsSystem(t)).Select(t => Path.GetDirectoryName(t)!)).Distinct().Select(f => new SandboxFolder(f, f))];

    public TimeSpan Time(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds * Language.TimeFactor + Language.MoreMilliseconds);

    public IReadOnlyList<string> Command(IEnumerable<string> command, int megabytes) => [.. command.Select(a => Fill(a, megabytes))];

    public Dictionary<string, string> Environment(int megabytes) => Language.Environment.ToDictionary(v => v.Key, v => Fill(v.Value, megabytes));

    private string Fill(string argument, int megabytes)
    {
        foreach (var (name, path) in Tools) argument = argument.Replace($"{{{name}}}", path, StringComparison.Ordinal);
        return argument.Replace("{megabytes}", $"{megabytes}", StringComparison.Ordinal).Replace("{heap}", $"{megabytes * Megabyte:x}", StringComparison.Ordinal);
    }
}
