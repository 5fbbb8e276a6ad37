namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>Opens the sandbox of this machine.</summary>
public static class Sandboxes
{
    /// <summary>Looks at what the machine allows; what hinders it is in <see cref="ISandbox.Problems"/>.</summary>
    public static ISandbox Open(SandboxOptions options) => new BubblewrapSandbox(options);
}

/// <summary>How the sandbox is set up.</summary>
public sealed record SandboxOptions
{
    /// <summary>Whether strangers' programs are refused where memory, processor and processes cannot be limited by control groups. Production wants this.</summary>
    public bool RequireControlGroups { get; init; }

    /// <summary>The first of the user ids that programs run under where the host is root; nobody else may use them.</summary>
    public int FirstUser { get; init; } = 60600;

    /// <summary>How many user ids there are: as many programs run at once.</summary>
    public int Users { get; init; } = 64;
}
