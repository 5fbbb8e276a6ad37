namespace PrepPlatform.CodeJudge.Languages;

/// <summary>
/// A programming language, as <c>Languages/&lt;id&gt;.json</c> describes it. In commands <c>{tool}</c> stands for the path of a tool, <c>{megabytes}</c> for the
/// memory that a program may use; an argument with <c>*</c> becomes all files that it matches.
/// </summary>
internal sealed record Language
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>With the version in place of <c>{0}</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Names and the places where each may be; a <c>*</c> is the latest of what matches. Without all of them the language is not offered.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Tools { get; init; }

    /// <summary>A command that prints the version, and where it stands in there.</summary>
    public required IReadOnlyList<string> Version { get; init; }

    public required string VersionPattern { get; init; }

    /// <summary>The file that a program is written to, and that a function is.</summary>
    public required string Source { get; init; }

    public required string FunctionSource { get; init; }

    /// <summary>Files that every program has beside it.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    public required IReadOnlyList<string> Compile { get; init; }

    public required IReadOnlyList<string> Run { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Folders that it needs besides the system's programs and libraries; those that exist are shown.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>Times the limit, and on top of it in milliseconds: what starting takes.</summary>
    public double TimeFactor { get; init; } = 1;

    public int MoreMilliseconds { get; init; }

    /// <summary>On top of a program's memory: what the runtime itself takes.</summary>
    public int MoreMegabytes { get; init; }

    public int CompileSeconds { get; init; } = 20;

    public int CompileMegabytes { get; init; } = 1024;

    /// <summary>What the error stream says where memory was refused.</summary>
    public string Exhausted { get; init; } = "";

    /// <summary>How the error stream names what was thrown.</summary>
    public string Thrown { get; init; } = "";

    /// <summary>What the editor holds at first.</summary>
    public string Starter { get; init; } = "";

    /// <summary>How types are written, by the names of <see cref="Signatures.ValueType"/>; <c>list</c> and <c>maybe</c> hold <c>{0}</c>.</summary>
    public IReadOnlyDictionary<string, string> Types { get; init; } = new Dictionary<string, string>();

    /// <summary>An empty function: <c>{name}</c>, <c>{parameters}</c>, <c>{returns}</c>.</summary>
    public string Function { get; init; } = "";

    /// <summary>A parameter of it: <c>{name}</c>, <c>{type}</c>.</summary>
    public string Parameter { get; init; } = "{name}";
}
