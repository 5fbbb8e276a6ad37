using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.Tests.Evaluators.Sandbox;

/// <summary>Where the walls cannot be put up nothing is run, and it is said what to do.</summary>
[Collection("sandbox")]
public sealed class ProblemTests
{
    private static readonly int? Ordinary = Environment.IsPrivilegedProcess ? OtherHost.OrdinaryUser : null;

    [SandboxFact]
    public async Task Without_control_groups_nothing_is_run_where_they_are_required()
    {
        using var host = await OtherHost.StartAsync(Ordinary, "--require-groups", "--no-groups");
        host.Problems.ShouldHaveSingleItem().ShouldContain("Delegate=yes");
        (await Should.ThrowAsync<InvalidOperationException>(() => host.RunAsync(new SandboxCommand("/bin/true", []), CancellationToken.None))).Message.ShouldContain("Delegate=yes");
    }

    [SandboxFact]
    public async Task Without_namespaces_nothing_is_run()
    {
        // As on a machine that forbids them: in a namespace that allows no further one.
        using var host = await OtherHost.StartWithinAsync(["bwrap", "--dev-bind", "/", "/", "--unshare-user", "--disable-userns", "--"], Ordinary);
        host.Problems.ShouldHaveSingleItem().ShouldContain("user namespaces");
        await Should.ThrowAsync<InvalidOperationException>(() => host.RunAsync(new SandboxCommand("/bin/true", []), CancellationToken.None));
    }

    [SandboxFact]
    public async Task Without_the_filter_of_system_calls_nothing_is_run()
    {
        // As on a machine without the library: where it lies there is an empty file.
        var library = Directory.EnumerateFiles("/usr/lib", "libseccomp.so.2.*", SearchOption.AllDirectories).First();
        using var host = await OtherHost.StartWithinAsync(["bwrap", "--dev-bind", "/", "/", "--ro-bind", "/dev/null", library, "--"], Ordinary);
        host.Problems.ShouldHaveSingleItem().ShouldContain("libseccomp2");
        await Should.ThrowAsync<InvalidOperationException>(() => host.RunAsync(new SandboxCommand("/bin/true", []), CancellationToken.None));
    }
}
