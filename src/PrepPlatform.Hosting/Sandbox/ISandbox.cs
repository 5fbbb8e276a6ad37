namespace PrepPlatform.Hosting.Sandbox;

/// <summary>Runs a program of this machine on a stranger's words or file: without network, without the host's files, environment and processes, and not for ever.</summary>
public interface ISandbox
{
    /// <summary>What of it is missing on this machine, by name (<c>bwrap</c>, <c>weasyprint</c>); empty: it can be run.</summary>
    IReadOnlyList<string> Missing(string program);

    /// <summary>Runs it. It sees the system's programs, libraries and fonts, read-only, and an empty <c>/tmp</c>, where it starts.</summary>
    /// <param name="task">What to run.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="output">Where its standard output goes.</param>
    /// <param name="cancellation">Kills it.</param>
    Task<SandboxOutcome> RunAsync(SandboxTask task, Stream input, Stream output, CancellationToken cancellation);
}

/// <summary>What to run.</summary>
/// <param name="Program">A name in <c>/usr/bin</c>: <c>weasyprint</c>.</param>
/// <param name="Arguments">Made by the caller, never by a stranger.</param>
public sealed record SandboxTask(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>When it is killed.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Most bytes of address space of each of its processes.</summary>
    public long Memory { get; init; } = 2L << 30;

    /// <summary>Most bytes that it may put out.</summary>
    public long Output { get; init; } = 64L << 20;
}

/// <summary>How it ended.</summary>
/// <param name="End">In which way.</param>
/// <param name="Errors">The first 4,000 characters of what it said on the error stream; it may hold a stranger's words.</param>
public sealed record SandboxOutcome(SandboxEnd End, string Errors)
{
    /// <summary>Whether it ended well.</summary>
    public bool Succeeded => End == SandboxEnd.Done;
}

/// <summary>The ways in which a program ends.</summary>
public enum SandboxEnd
{
    /// <summary>By itself, with 0.</summary>
    Done,

    /// <summary>By itself, with something else.</summary>
    Failed,

    /// <summary>Killed: it took too long.</summary>
    TooLong,

    /// <summary>Killed: it put out too much.</summary>
    TooMuch,

    /// <summary>This machine does not let the sandbox be made, as in some containers.</summary>
    Refused,
}
