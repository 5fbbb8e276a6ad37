using System.Reflection;
using PrepPlatform.Evaluators.Sandbox;
using Xunit.Sdk;

namespace PrepPlatform.Tests.Evaluators.Sandbox;

/// <summary>Who the host is: root, who becomes another user and makes control groups, or an ordinary user, who does neither.</summary>
public enum By
{
    Root,
    Ordinary,
}

/// <summary>A sandbox for each kind of host that can be had here: one in this process and, where this is root, one in another.</summary>
public sealed class Hosts : IAsyncLifetime
{
    private OtherHost? ordinary;

    /// <summary>What can be had.</summary>
    public static IReadOnlyList<By> All { get; } = Environment.IsPrivilegedProcess ? [By.Root, By.Ordinary] : [By.Ordinary];

    /// <summary>The one in this process.</summary>
    internal static ISandbox Here { get; } = Sandboxes.Open(new SandboxOptions());

    internal ISandbox this[By by] => by == By.Ordinary && ordinary is not null ? ordinary : Here;

    public async Task InitializeAsync()
    {
        if (Environment.IsPrivilegedProcess && Here.Problems.Count == 0) ordinary = await OtherHost.StartAsync(OtherHost.OrdinaryUser);
    }

    public Task DisposeAsync()
    {
        ordinary?.Dispose();
        return Task.CompletedTask;
    }
}

/// <summary>One after the other: they measure time.</summary>
[CollectionDefinition("sandbox")]
public sealed class SandboxCollection : ICollectionFixture<Hosts>;

/// <summary>Skipped where nothing can be run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SandboxTheoryAttribute : TheoryAttribute
{
    public SandboxTheoryAttribute() => Skip = new SandboxFactAttribute().Skip;
}

/// <summary>The same for a single case.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SandboxFactAttribute : FactAttribute
{
    public SandboxFactAttribute()
    {
        if (Hosts.Here.Problems is { Count: > 0 } problems) Skip = string.Join(' ', problems);
        else if (!File.Exists("/usr/bin/python3")) Skip = "The programs of these tests are in Python: install the Debian package python3.";
    }
}

/// <summary>Every kind of host, combined with each of the further values.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ByEveryHostAttribute(params object[] more) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        Hosts.All.SelectMany(by => more.Length == 0 ? [[by]] : more.Select(m => new[] { by, m }));
}

/// <summary>For tests that look at all of this process's children, groups and handles: nothing else runs beside them.</summary>
[CollectionDefinition("sandbox alone", DisableParallelization = true)]
public sealed class SandboxAloneCollection : ICollectionFixture<Hosts>;
