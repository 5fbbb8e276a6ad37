using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Publishing;

/// <summary>The archive that <c>./prep publish</c> makes, on a machine that has neither SDK nor Node.js: one archive serves the whole walk.</summary>
public sealed partial class PublishTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prep-publish-");

    public PublishTests()
    {
        if (!OperatingSystem.IsWindows()) folder.UnixFileMode |= UnixFileMode.OtherExecute; // The database's own account passes through.
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task It_starts_serves_is_backed_up_while_it_runs_and_is_restored_elsewhere()
    {
        var clone = Clone();
        (await RunAsync(Path.Combine(clone, "prep"), ["publish", folder.FullName], bare: false)).Code.ShouldBe(0);
        var archive = folder.GetFiles("prepplatform-*.tar.gz").ShouldHaveSingleItem();
        (await RunAsync("tar", ["-xzf", archive.FullName, "-C", folder.FullName], bare: true)).Code.ShouldBe(0);
        var prep = Path.Combine(folder.GetDirectories("prepplatform-*").Single().FullName, "prep");
        var (data, other, backup) = (Path.Combine(folder.FullName, "data"), Path.Combine(folder.FullName, "other"), Path.Combine(folder.FullName, "all.tar.gz"));
        (await RunAsync(prep, ["doctor"], bare: true)).Code.ShouldBe(0);
        (await RunAsync(prep, ["run", "--data", Path.Combine(Path.GetDirectoryName(prep)!, "app", "data")], bare: true)).Said.ShouldContain("lies inside the program's own");

        await ServeAsync(prep, data, async (port, said) =>
        {
            await Eventually.BeAsync(() => SetUpLink().IsMatch(said()));
            said().ShouldNotContain("malfunctions");
            var token = SetUpLink().Match(said()).Groups[1].Value;
            using var visitor = new Visitor(port, "admin.localhost");
            (await visitor.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await visitor.PostFormAsync("/set-up", ("Token", token), ("Name", "Ines Kaya"), ("Email", "ines@platform.test"), ("Password", "four plain words here"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            (await visitor.ReadAsync("/plugins")).ShouldContain("Multiple choice");
            (await RunAsync(prep, ["backup", backup, "--data", data], bare: true)).Code.ShouldBe(0);
            (await RunAsync(prep, ["restore", backup, "--data", data, "--replace"], bare: true)).Said.ShouldContain("in use by process");
        });

        (await RunAsync(prep, ["restore", backup, "--data", other], bare: true)).Said.ShouldContain("Restored");
        (await RunAsync(prep, ["restore", backup, "--data", other], bare: true)).Said.ShouldContain("--replace");
        await ServeAsync(prep, other, async (port, said) =>
        {
            said().ShouldNotContain("set-up?token=", customMessage: "there is an operator");
            using var visitor = new Visitor(port, "admin.localhost");
            (await visitor.PostFormAsync("/sign-in", ("Email", "ines@platform.test"), ("Password", "four plain words here"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        });
    }

    private static async Task ServeAsync(string prep, string data, Func<int, Func<string>, Task> work)
    {
        using var process = Start(prep, ["run", "--port", "0", "--data", data], bare: true);
        var said = Listen(process);
        try
        {
            await Eventually.BeAsync(() => process.HasExited ? throw new InvalidOperationException(said()) : Ready().IsMatch(said()));
            await work(int.Parse(Ready().Match(said()).Groups[1].Value, null), said);
            using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"])) await kill.WaitForExitAsync();
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
            process.ExitCode.ShouldBe(0, said());
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private static async Task<(int Code, string Said)> RunAsync(string program, string[] arguments, bool bare)
    {
        using var process = Start(program, arguments, bare);
        var said = Listen(process);
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(15));
        return process.ExitCode == 0 || bare ? (process.ExitCode, said()) : throw new InvalidOperationException(said());
    }

    /// <summary>Bare: nothing of the SDK or of Node.js can be found, not even by accident.</summary>
    private static Process Start(string program, string[] arguments, bool bare)
    {
        string[] command = bare ? ["env", "-i", "PATH=/usr/sbin:/usr/bin:/bin", "LANG=C.UTF-8", program, .. arguments] : [program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        if (bare) start.WorkingDirectory = Path.GetTempPath();
        return Process.Start(start)!;
    }

    private static Func<string> Listen(Process process)
    {
        var lines = new System.Collections.Concurrent.ConcurrentQueue<string>();
        process.OutputDataReceived += (_, e) => lines.Enqueue(e.Data ?? "");
        process.ErrorDataReceived += (_, e) => lines.Enqueue(e.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return () => string.Join('\n', lines);
    }

    private static string Clone()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "prep"))) return at.FullName;
        throw new InvalidOperationException("The tests run outside a clone.");
    }

    [GeneratedRegex(@"PrepPlatform is ready at http://localhost:(\d+)/")]
    private static partial Regex Ready();

    [GeneratedRegex(@"set-up\?token=(\S+)")]
    private static partial Regex SetUpLink();
}
