using PrepPlatform.CodeJudge.Languages;
using PrepPlatform.CodeJudge.Signatures;
using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.CodeJudge.Building;

/// <summary>Compiles a program once, in the sandbox, and keeps what came of it.</summary>
internal sealed class Builder(ISandbox sandbox, Store store)
{
    private const string Box = "/box";
    private const int MostFiles = 2000;
    private const long MostBytes = 64 << 20;

    /// <param name="language">What it is written in.</param>
    /// <param name="source">The program, or the function.</param>
    /// <param name="signature">Of the function; null: it is a program.</param>
    /// <param name="cancellation">Stops the compiler.</param>
    public async Task<Building> BuildAsync(Installed language, string source, Signature? signature, CancellationToken cancellation)
    {
        var files = Files(language.Language, source, signature);
        var key = Store.Key([language.Version, .. language.Command(language.Language.Compile, 0), .. files.SelectMany(f => new[] { f.Key, f.Value })]);
        var errors = "";
        var folder = await store.GetAsync(key, async aside =>
        {
            foreach (var (name, text) in files) await File.WriteAllTextAsync(Path.Combine(aside, name), text, cancellation);
            errors = await CompileAsync(language, aside, cancellation);
            return errors.Length == 0;
        });
        return folder is null ? new(null, errors) : new(new(language, folder, key), "");
    }

    /// <summary>What an answer is made of: a program alone, or a function with what calls it.</summary>
    private static Dictionary<string, string> Files(Language language, string source, Signature? signature)
    {
        var files = new Dictionary<string, string>(language.Files) { [signature is null ? language.Source : language.FunctionSource] = source };
        if (signature is not null) files[language.Source] = Harness.Make(language, signature);
        return files;
    }

    /// <summary>What was wrong; empty: nothing.</summary>
    private async Task<string> CompileAsync(Installed language, string folder, CancellationToken cancellation)
    {
        var command = language.Command(language.Language.Compile, language.Language.CompileMegabytes).SelectMany(a => Expand(a, folder)).ToList();
        var run = await sandbox.RunAsync(new SandboxCommand(command[0], [.. command.Skip(1)])
        {
            Folders = [new(folder, Box, Writable: true), .. language.Folders],
            Environment = language.Environment(language.Language.CompileMegabytes),
            ProcessorTime = TimeSpan.FromSeconds(language.Language.CompileSeconds),
            WallTime = TimeSpan.FromSeconds(language.Language.CompileSeconds * 2),
            Memory = (long)language.Language.CompileMegabytes << 20,
            MostOutput = 1 << 20,
            Disk = MostBytes,
        }, cancellation);
        return run switch
        {
            { End: SandboxEnd.TooLong } => $"The compiler took more than {language.Language.CompileSeconds} s and was stopped.",
            { End: SandboxEnd.TooMuchMemory } => $"The compiler took more than {language.Language.CompileMegabytes} MB of memory and was stopped.",
            { End: SandboxEnd.Exited, ExitCode: 0 } => TooLarge(folder),
            _ => Messages.Clean($"{run.Errors}\n{System.Text.Encoding.UTF8.GetString(run.Output.Span)}") is { Length: > 0 } said ? said : "The compiler gave up without a word.",
        };
    }

    private static IEnumerable<string> Expand(string argument, string folder) => !argument.Contains('*', StringComparison.Ordinal)
        ? [argument]
        : argument.IndexOf('/', StringComparison.Ordinal) is >= 0 and var at
            ? Paths.Match(argument[at..]).Select(p => argument[..at] + p)
            : Directory.EnumerateFiles(folder, argument).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    private static string TooLarge(string folder)
    {
        var made = new DirectoryInfo(folder);
        var files = made.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Take(MostFiles + 1).ToList();
        if (files.Count > MostFiles) return $"The program compiles into more than {MostFiles} files.";
        if (files.Any(f => f.LinkTarget is not null)) return "The program compiles into links to other files.";
        return Store.Size(made) > MostBytes ? $"The program compiles into more than {MostBytes >> 20} MB." : "";
    }
}
