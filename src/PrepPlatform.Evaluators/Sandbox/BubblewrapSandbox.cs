using System.Runtime.Versioning;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>The sandbox by bubblewrap: namespaces, a filter of system calls, limits, and control groups where this machine lets us make them.</summary>
[SupportedOSPlatform("linux")]
internal sealed class BubblewrapSandbox(SandboxOptions options) : ISandbox
{
    private readonly Lazy<Machine> machine = new(() => new Machine(options));

    public IReadOnlyList<string> Problems => machine.Value.Problems;

    public Task<SandboxRun> RunAsync(SandboxCommand command, CancellationToken cancellation) =>
        Problems.Count == 0 ? machine.Value.RunAsync(command, cancellation) : Task.FromException<SandboxRun>(new InvalidOperationException(string.Join(' ', Problems)));
}
