using System.Diagnostics;
using System.Globalization;

namespace PrepPlatform.Hosting.Sandbox;

/// <summary>The sandbox by bubblewrap (Linux namespaces): nothing of the host is there that is not named here.</summary>
internal sealed class BubblewrapSandbox : ISandbox
{
    private const string Programs = "/usr/bin", Wrapper = "bwrap";
    private const int MostErrors = 4000;

    /// <summary>No user, no <c>/etc</c> but what fonts and libraries need, no <c>/home</c>, <c>/root</c>, <c>/var</c> or <c>/run</c>.</summary>
    private static readonly string[] Walls =
    [
        "--unshare-all", "--unshare-user", "--uid", "65534", "--gid", "65534", "--hostname", "sandbox", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv",
        "--setenv", "PATH", Programs, "--setenv", "HOME", "/tmp", "--setenv", "LANG", "C.UTF-8", "--ro-bind", "/usr", "/usr", "--ro-bind-try", "/bin", "/bin", "--ro-bind-try", "/lib", "/lib",
        "--ro-bind-try", "/lib64", "/lib64", "--ro-bind-try", "/etc/fonts", "/etc/fonts", "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache", "--ro-bind-try", "/etc/alternatives", "/etc/alternatives",
        "--ro-bind-try", "/var/cache/fontconfig", "/var/cache/fontconfig", "--proc", "/proc", "--dev", "/dev", "--size", "67108864", "--tmpfs", "/tmp", "--chdir", "/tmp",
    ];

    public IReadOnlyList<string> Missing(string program) => [.. new[] { Wrapper, program }.Where(name => !File.Exists(Path.Combine(Programs, name)))];

    public async Task<SandboxOutcome> RunAsync(SandboxTask task, Stream input, Stream output, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(task.Limit);
        using var process = Process.Start(Start(task))!;
        try
        {
            var errors = ReadErrorsAsync(process.StandardError, limit.Token);
            var feeding = FeedAsync(input, process, limit.Token);
            var fits = await CopyAsync(process.StandardOutput.BaseStream, output, task.Output, limit.Token);
            if (!fits) return new SandboxOutcome(SandboxEnd.TooMuch, "");
            await feeding;
            var said = await errors;
            await process.WaitForExitAsync(limit.Token);
            return new SandboxOutcome(process.ExitCode == 0 ? SandboxEnd.Done : said.StartsWith($"{Wrapper}:", StringComparison.Ordinal) ? SandboxEnd.Refused : SandboxEnd.Failed, said);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SandboxOutcome(SandboxEnd.TooLong, "");
        }
        finally
        {
            // The first process of the namespace too: until it has asked to die with its parent it would stay.
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo Start(SandboxTask task)
    {
        string Number(double number) => ((long)number).ToString(CultureInfo.InvariantCulture);
        string[] limits = [$"--as={Number(task.Memory)}", $"--cpu={Number(Math.Ceiling(task.Limit.TotalSeconds))}", $"--fsize={Number(task.Output)}", "--nofile=256", "--core=0"];
        return new ProcessStartInfo(Path.Combine(Programs, Wrapper), [.. Walls, "--", Path.Combine(Programs, "prlimit"), .. limits, "--", Path.Combine(Programs, task.Program), .. task.Arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
    }

    private static async Task FeedAsync(Stream input, Process process, CancellationToken cancellation)
    {
        try
        {
            await input.CopyToAsync(process.StandardInput.BaseStream, cancellation);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all; its exit code says whether that was right.
        }
    }

    private static async Task<bool> CopyAsync(Stream from, Stream to, long most, CancellationToken cancellation)
    {
        var buffer = new byte[65_536];
        for (var written = 0L;;)
        {
            var read = await from.ReadAsync(buffer, cancellation);
            if (read == 0) return true;
            written += read;
            if (written > most) return false;
            await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
    }

    private static async Task<string> ReadErrorsAsync(StreamReader errors, CancellationToken cancellation)
    {
        var (kept, buffer) = ("", new char[1024]);
        for (int read; (read = await errors.ReadAsync(buffer.AsMemory(), cancellation)) > 0;)
            if (kept.Length < MostErrors) kept += new string(buffer, 0, Math.Min(read, MostErrors - kept.Length));
        return kept;
    }
}
