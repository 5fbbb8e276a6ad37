using System.Text;
using PrepPlatform.Hosting.Sandbox;

namespace PrepPlatform.Tests.Web.Sandbox;

/// <summary>What a program that reads a stranger's file cannot do, should the file make it its own.</summary>
public sealed class SandboxTests
{
    [SandboxFact]
    public async Task It_reads_its_input_and_gives_its_output()
    {
        var bytes = new byte[3_000_000];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(i >> 5);
        var (outcome, output) = await RunAsync(new SandboxTask("cat", []), bytes);
        outcome.Succeeded.ShouldBeTrue(outcome.Errors);
        output.ShouldBe(bytes);
    }

    [SandboxFact]
    public async Task There_are_no_files_of_the_host_no_processes_and_no_secrets_of_its_environment()
    {
        Environment.SetEnvironmentVariable("PREP_SECRET_OF_THE_HOST", "secret");
        var folder = Directory.CreateTempSubdirectory("prep-sandbox-");
        File.WriteAllText(Path.Combine(folder.FullName, "secret"), "secret");
        (await SayAsync($"cat {folder}/secret; ls {AppContext.BaseDirectory} /home /root /var/lib /run; cat /etc/passwd /etc/shadow; echo end")).ShouldBe("end\n");
        (await SayAsync("env")).ShouldNotContain("SECRET");
        (await SayAsync("ls -d /proc/[0-9]* | wc -l; id -u; id -g")).Split('\n')[1..].ShouldBe(["65534", "65534", ""]);
        (await SayAsync($"ls {folder} /proc | grep -c dotnet")).Trim().ShouldBe("0");
        folder.Delete(recursive: true);
    }

    [SandboxFact]
    public async Task Nothing_can_be_written_but_its_own_temporary_folder()
    {
        var (outcome, _) = await ShAsync("echo x > /usr/bin/prep-was-here");
        outcome.Succeeded.ShouldBeFalse();
        (await SayAsync("echo x > /tmp/a && cat /tmp/a")).ShouldBe("x\n");
        (await SayAsync("ls /tmp")).ShouldBe("");
    }

    [SandboxFact]
    public async Task There_is_no_network_not_even_this_machines_own()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        var (outcome, _) = await RunAsync(new SandboxTask("bash", ["-c", $"echo hello > /dev/tcp/127.0.0.1/{port}"]), []);
        outcome.End.ShouldBe(SandboxEnd.Failed);
        listener.Pending().ShouldBeFalse();
    }

    [SandboxFact]
    public async Task It_takes_neither_for_ever_nor_all_memory_nor_the_whole_disk()
    {
        (await RunAsync(new SandboxTask("sleep", ["100"]) { Limit = TimeSpan.FromMilliseconds(500) }, [])).Outcome.End.ShouldBe(SandboxEnd.TooLong);
        (await RunAsync(new SandboxTask("yes", []) { Output = 1_000_000 }, [])).Outcome.End.ShouldBe(SandboxEnd.TooMuch);
        (await RunAsync(new SandboxTask("sh", ["-c", "x=$(head -c 300000000 /dev/zero | tr '\\0' a); echo ${#x}"]) { Memory = 200L << 20 }, [])).Output.ShouldNotBe("300000000\n"u8.ToArray());
        (await ShAsync("head -c 100000000 /dev/zero > /tmp/big")).Outcome.Succeeded.ShouldBeFalse();
    }

    [SandboxFact]
    public async Task Cancelling_kills_it_and_what_it_started()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Should.ThrowAsync<OperationCanceledException>(() => new BubblewrapSandbox().RunAsync(new SandboxTask("sh", ["-c", "sleep 98765 & sleep 98765"]), Stream.Null, Stream.Null, cancel.Token));
        await PrepPlatform.Tests.Support.Eventually.BeAsync(() => System.Diagnostics.Process.GetProcessesByName("sleep").All(p => !CommandOf(p).Contains("98765", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_missing_is_named() => new BubblewrapSandbox().Missing("no-such-program").ShouldContain("no-such-program");

    private static string CommandOf(System.Diagnostics.Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static async Task<string> SayAsync(string script) => Encoding.UTF8.GetString((await ShAsync(script)).Output);

    private static Task<(SandboxOutcome Outcome, byte[] Output)> ShAsync(string script) => RunAsync(new SandboxTask("sh", ["-c", script]), []);

    private static async Task<(SandboxOutcome Outcome, byte[] Output)> RunAsync(SandboxTask task, byte[] input)
    {
        var output = new MemoryStream();
        return (await new BubblewrapSandbox().RunAsync(task, new MemoryStream(input), output, CancellationToken.None), output.ToArray());
    }
}

/// <summary>Skipped where bubblewrap is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SandboxFactAttribute : FactAttribute
{
    public SandboxFactAttribute()
    {
        if (new BubblewrapSandbox().Missing("sh").Count > 0) Skip = "bubblewrap is not installed: ./prep test as root installs it";
    }
}
