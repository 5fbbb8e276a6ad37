namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>
/// Runs programs on a stranger's words, or a stranger's programs: without network, without the machine's files, environment and processes, within limits of
/// time, memory, output, files and processes, and leaves nothing behind. For plugins and for the host alike.
/// </summary>
public interface ISandbox
{
    /// <summary>Why nothing can be run here and what to install or allow, a sentence each; empty: it works. Found out once, by trying.</summary>
    IReadOnlyList<string> Problems { get; }

    /// <summary>Runs one command and waits until everything it started is gone.</summary>
    /// <param name="command">What to run.</param>
    /// <param name="cancellation">Kills it.</param>
    /// <exception cref="InvalidOperationException">There are <see cref="Problems"/>, or the machine failed; never because of what the program did.</exception>
    Task<SandboxRun> RunAsync(SandboxCommand command, CancellationToken cancellation);
}

/// <summary>A command and its limits. It starts in the first folder that it may write to, or in an empty <c>/tmp</c>.</summary>
/// <param name="Program">Where it is found inside: <c>/usr/bin/python3</c>, <c>/box/program</c>.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record SandboxCommand(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>What it sees besides the system's own programs and libraries, which it may only read.</summary>
    public IReadOnlyList<SandboxFolder> Folders { get; init; } = [];

    /// <summary>Environment variables besides <c>PATH</c>, <c>HOME</c> and <c>LANG</c>.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Standard input; null: empty.</summary>
    public Stream? Input { get; init; }

    /// <summary>Where standard output goes as it comes; null: it is kept in <see cref="SandboxRun.Output"/>.</summary>
    public Stream? Output { get; init; }

    /// <summary>Processor time of all its processes together.</summary>
    public TimeSpan ProcessorTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time by the clock.</summary>
    public TimeSpan WallTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Bytes of memory of all its processes together where the machine lets that be limited, else of each.</summary>
    public long Memory { get; init; } = 256L << 20;

    /// <summary>Bytes of standard output.</summary>
    public long MostOutput { get; init; } = 16L << 20;

    /// <summary>Bytes of the error stream that are kept; what comes after is thrown away.</summary>
    public int MostErrors { get; init; } = 16 << 10;

    /// <summary>Processes and threads at once.</summary>
    public int Processes { get; init; } = 64;

    /// <summary>Bytes of the private <c>/tmp</c>, of each folder that may be written to, and of any file that it writes. Both are memory and count as such.</summary>
    public long Disk { get; init; } = 64L << 20;
}

/// <summary>
/// A folder or file of the machine that a command sees. Where the host is root, show what other users may read as well, folders above it included; other folders are
/// copied, up to 1,000 files.
/// </summary>
/// <param name="Host">Where it is.</param>
/// <param name="Inside">Where the command sees it: <c>/box</c>.</param>
/// <param name="Writable">
/// Whether it may write there, a folder only: to a copy of at most <see cref="SandboxCommand.Disk"/> bytes and 1,000 files to begin with. Where the command ends by itself,
/// with whatever exit code, the files and folders that are there then are copied back over those of the host; links, pipes and everything else are not.
/// </param>
public sealed record SandboxFolder(string Host, string Inside, bool Writable = false);

/// <summary>How a command ended.</summary>
/// <param name="End">In which way.</param>
/// <param name="ExitCode">Its exit code where it ended by itself, else 0.</param>
/// <param name="Signal">The signal that ended it, or 0.</param>
/// <param name="ProcessorTime">Of all its processes.</param>
/// <param name="WallTime">By the clock.</param>
/// <param name="Memory">Bytes of memory at its most.</param>
/// <param name="Output">Its standard output, where nobody else took it.</param>
/// <param name="Errors">What it said on the error stream, as text; a stranger's words.</param>
public sealed record SandboxRun(
    SandboxEnd End, int ExitCode, int Signal, TimeSpan ProcessorTime, TimeSpan WallTime, long Memory, ReadOnlyMemory<byte> Output, string Errors);

/// <summary>The ways in which a command ends.</summary>
public enum SandboxEnd
{
    /// <summary>By itself, with an exit code.</summary>
    Exited,

    /// <summary>By a signal that is none of the limits'.</summary>
    Signalled,

    /// <summary>Killed: it took more time, of the processor or by the clock.</summary>
    TooLong,

    /// <summary>Killed, or refused memory, beyond its limit.</summary>
    TooMuchMemory,

    /// <summary>Killed: it put out more.</summary>
    TooMuchOutput,

    /// <summary>Killed: it called what no program here may call.</summary>
    Forbidden,
}
