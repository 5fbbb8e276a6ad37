using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.Tests.SandboxHost;

/// <summary>What a test asks of a host in another process: to run a command, or to cancel one.</summary>
/// <param name="Id">Of this request.</param>
/// <param name="Command">Without streams; null: cancel the request of this id.</param>
/// <param name="Input">Standard input.</param>
public sealed record Asked(int Id, Plain? Command = null, byte[]? Input = null);

/// <summary>A command as JSON carries it.</summary>
public sealed record Plain(string Program, IReadOnlyList<string> Arguments, IReadOnlyList<SandboxFolder> Folders, IReadOnlyDictionary<string, string> Environment, IReadOnlyList<long> Limits)
{
    public static Plain Of(SandboxCommand c) => new(c.Program, c.Arguments, c.Folders, c.Environment,
        [c.ProcessorTime.Ticks, c.WallTime.Ticks, c.Memory, c.MostOutput, c.MostErrors, c.Processes, c.Disk]);

    public SandboxCommand With(Stream? input) => new(Program, Arguments)
    {
        Folders = Folders, Environment = Environment, Input = input, ProcessorTime = TimeSpan.FromTicks(Limits[0]), WallTime = TimeSpan.FromTicks(Limits[1]),
        Memory = Limits[2], MostOutput = Limits[3], MostErrors = (int)Limits[4], Processes = (int)Limits[5], Disk = Limits[6],
    };
}

/// <summary>The answer.</summary>
/// <param name="Id">Of the request; 0 at the start.</param>
/// <param name="Run">How it ended; null: see the failure.</param>
/// <param name="Output">What it put out.</param>
/// <param name="Failure">What was thrown; empty: it was cancelled.</param>
/// <param name="Problems">Of the sandbox, at the start.</param>
public sealed record Answered(int Id, SandboxRun? Run = null, byte[]? Output = null, string? Failure = null, IReadOnlyList<string>? Problems = null);
