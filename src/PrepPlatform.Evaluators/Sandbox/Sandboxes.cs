namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>Opens the sandbox of this machine.</summary>
public static class Sandboxes
{
    /// <summary>It looks at the machine when it is first asked; what hinders it is then in <see cref="ISandbox.Problems"/>.</summary>
    public static ISandbox Open(SandboxOptions options) => OperatingSystem.IsLinux() ? new BubblewrapSandbox(options) : new NoSandbox();

    private sealed class NoSandbox : ISandbox
    {
        public IReadOnlyList<string> Problems { get; } = ["Run the host on Linux: the sandbox is made of what Linux alone has."];

        public Task<SandboxRun> RunAsync(SandboxCommand command, CancellationToken cancellation) => throw new InvalidOperationException(Problems[0]);
    }
}

/// <summary>How the sandbox is set up.</summary>
public sealed record SandboxOptions
{
    /// <summary>Whether nothing is run where memory and processes cannot be limited by control groups. Production wants this.</summary>
    public bool RequireControlGroups { get; init; }

    /// <summary>Whether control groups are used where the machine lets us make them.</summary>
    public bool UseControlGroups { get; init; } = true;

    /// <summary>The first of the user ids that programs run under where the host is root; nobody else may use them.</summary>
    public int FirstUser { get; init; } = 60600;

    /// <summary>How many user ids there are: as many programs run at once.</summary>
    public int Users { get; init; } = 64;
}
