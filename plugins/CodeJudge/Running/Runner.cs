using PrepPlatform.CodeJudge.Building;
using PrepPlatform.CodeJudge.Problems;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.CodeJudge.Running;

/// <summary>Runs programs that are built, within a question's limits.</summary>
internal sealed class Runner(ISandbox sandbox)
{
    private const string Box = "/box";
    private const double Leeway = 1.2, Patience = 3;
    private static readonly TimeSpan Waiting = TimeSpan.FromSeconds(2);

    private bool waited;

    /// <summary>
    /// A run that took a little too long is repeated once, and one that hardly came to work once with more time: others may have held up the machine.
    /// </summary>
    /// <param name="program">What to run.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="limits">The question's.</param>
    /// <param name="cancellation">Kills it.</param>
    public async Task<SandboxRun> RunAsync(Built program, ReadOnlyMemory<byte> input, Limits limits, CancellationToken cancellation)
    {
        var command = Command(program, limits);
        var limit = program.Language.Time(limits.Milliseconds);
        var run = await OnceAsync(command, input, cancellation);
        if (IsClose(run, limit)) return await OnceAsync(command, input, cancellation);
        if (!HasWaited(run, limit) || waited) return run;
        run = await OnceAsync(command with { WallTime = command.WallTime * Patience }, input, cancellation);
        waited = HasWaited(run, limit);
        return run;
    }

    /// <summary>A program of the author's, which gets paths of files and may take longer.</summary>
    public Task<SandboxRun> RunOwnAsync(Built program, IReadOnlyList<string> arguments, SandboxCommand given, CancellationToken cancellation)
    {
        var command = Command(program, Own);
        return sandbox.RunAsync(command with
        {
            Arguments = [.. command.Arguments, .. arguments], Folders = [.. command.Folders, .. given.Folders], Input = given.Input, Output = given.Output, WallTime = given.WallTime, MostOutput = given.MostOutput,
        }, cancellation);
    }

    /// <summary>What authors' programs may use.</summary>
    public static Limits Own { get; } = new(10_000, 512, 16_384);

    public Task<SandboxRun> TalkAsync(Built program, Limits limits, Stream input, Stream output, CancellationToken cancellation) =>
        sandbox.RunAsync(Command(program, limits) with { Input = input, Output = output }, cancellation);

    /// <summary>By the clock: a program that waits is not one that works.</summary>
    public static TimeSpan WallTime(Built program, Limits limits) => program.Language.Time(limits.Milliseconds) * 3 + Waiting;

    private static SandboxCommand Command(Built program, Limits limits)
    {
        var (language, megabytes) = (program.Language, limits.Megabytes);
        var command = language.Command(language.Language.Run, megabytes);
        return new(command[0], [.. command.Skip(1)])
        {
            Folders = [new(program.Folder, Box), .. language.Folders],
            Environment = language.Environment(megabytes),
            ProcessorTime = language.Time(limits.Milliseconds) * Leeway,
            WallTime = WallTime(program, limits),
            Memory = (long)(megabytes + language.Language.MoreMegabytes) << 20,
            MostOutput = (long)limits.Kilobytes << 10,
        };
    }

    private async Task<SandboxRun> OnceAsync(SandboxCommand command, ReadOnlyMemory<byte> input, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(input.ToArray(), writable: false);
        return await sandbox.RunAsync(command with { Input = stream }, cancellation);
    }

    /// <summary>Ended by itself within the leeway.</summary>
    private static bool IsClose(SandboxRun run, TimeSpan limit) => run.End != SandboxEnd.TooLong && run.ProcessorTime > limit;

    /// <summary>Stopped by the clock, not for its work. Once a program is known to do so, it is given no second chance.</summary>
    private static bool HasWaited(SandboxRun run, TimeSpan limit) => run.End == SandboxEnd.TooLong && run.ProcessorTime < limit;

    public static ResourceUse Used(SandboxRun run) => new((int)Math.Ceiling(run.ProcessorTime.TotalMilliseconds), (int)Math.Min(int.MaxValue, run.Memory >> 10));
}
