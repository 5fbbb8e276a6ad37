using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PrepPlatform.CodeJudge.Languages;

/// <summary>The languages of this machine, looked for once: their tools are asked for their versions, which takes a moment.</summary>
/// <param name="known">Those to look for.</param>
internal sealed class InstalledLanguages(IReadOnlyList<Language> known)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Lazy<IReadOnlyList<Installed>> installed = new(() => Find(known));

    public IReadOnlyList<Installed> Languages => installed.Value;

    public Installed? Find(string id) => Languages.FirstOrDefault(l => l.Language.Id == id);

    private static IReadOnlyList<Installed> Find(IReadOnlyList<Language> known) => [.. known.AsParallel().AsOrdered().WithDegreeOfParallelism(LanguageFiles.All.Count).Select(Look).OfType<Installed>()];

    private static Installed? Look(Language language)
    {
        var tools = new Dictionary<string, string>();
        foreach (var (name, places) in language.Tools)
        {
            var here = places.Select(p => tools.Aggregate(p, (path, tool) => path.Replace($"{{{tool.Key}}}", Path.GetDirectoryName(tool.Value), StringComparison.Ordinal)));
            if (here.Select(Paths.Match).FirstOrDefault(m => m.Count > 0) is not [.., var latest]) return null;
            tools[name] = Paths.Real(latest);
        }

        var unknown = new Installed(language, tools, "", "");
        var version = Ask(unknown.Command(language.Version, 0));
        return Regex.Match(version, language.VersionPattern) is { Success: true } match
            ? unknown with { Version = version, Title = language.Title.Replace("{0}", match.Groups[1].Value, StringComparison.Ordinal) }
            : null;
    }

    /// <summary>What it prints; empty where it cannot be run.</summary>
    private static string Ask(IReadOnlyList<string> command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
            var text = process.StandardOutput.ReadToEndAsync();
            _ = process.StandardError.ReadToEndAsync();
            if (text.Wait(Patience)) return text.Result;
            process.Kill();
            return "";
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return "";
        }
    }
}
