using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>A first version, to build upon.</summary>
internal sealed class BubblewrapSandbox(SandboxOptions options) : ISandbox
{
    private static readonly string[] Walls =
    [
        "--unshare-all", "--uid", "65534", "--gid", "65534", "--hostname", "sandbox", "--new-session", "--cap-drop", "ALL", "--clearenv",
        "--setenv", "PATH", "/usr/bin", "--setenv", "HOME", "/tmp", "--setenv", "LANG", "C.UTF-8", "--ro-bind", "/usr", "/usr", "--ro-bind-try", "/bin", "/bin", "--ro-bind-try", "/lib", "/lib",
        "--ro-bind-try", "/lib64", "/lib64", "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache", "--ro-bind-try", "/etc/alternatives", "/etc/alternatives", "--proc", "/proc", "--dev", "/dev",
    ];

    public IReadOnlyList<string> Problems { get; } = File.Exists("/usr/bin/bwrap") && !options.RequireControlGroups ? [] : ["Install the Debian package bubblewrap."];

    public async Task<SandboxRun> RunAsync(SandboxCommand command, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(command.WallTime);
        var (output, errors, clock) = (new MemoryStream(), new MemoryStream(), Stopwatch.StartNew());
        using var process = Process.Start(Start(command))!;
        SandboxRun Ended(SandboxEnd end, int code = 0, int signal = 0) =>
            new(end, code, signal, TimeSpan.Zero, clock.Elapsed, 0, output.ToArray(), Encoding.UTF8.GetString(errors.ToArray()));
        try
        {
            var said = CopyAsync(process.StandardError.BaseStream, errors, command.MostErrors, limit.Token);
            var fed = FeedAsync(command.Input, process);
            if (!await CopyAsync(process.StandardOutput.BaseStream, command.Output ?? output, command.MostOutput, limit.Token)) return Ended(SandboxEnd.TooMuchOutput);
            await said;
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode > 128 ? Ended(SandboxEnd.Signalled, 0, process.ExitCode - 128) : Ended(SandboxEnd.Exited, process.ExitCode);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Ended(SandboxEnd.TooLong);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo Start(SandboxCommand c)
    {
        string N(double n) => ((long)n).ToString(CultureInfo.InvariantCulture);
        string[] limits = [$"--data={N(c.Memory)}", $"--cpu={N(Math.Ceiling(c.ProcessorTime.TotalSeconds))}", $"--fsize={N(c.Disk)}", "--nofile=256", "--core=0"];
        var folders = c.Folders.SelectMany(f => new[] { f.Writable ? "--bind" : "--ro-bind", f.Host, f.Inside });
        var variables = c.Environment.SelectMany(v => new[] { "--setenv", v.Key, v.Value });
        var start = c.Folders.FirstOrDefault(f => f.Writable)?.Inside ?? "/tmp";
        return new ProcessStartInfo("/usr/bin/bwrap", [.. Walls, "--size", N(c.Disk), "--tmpfs", "/tmp", .. folders, .. variables, "--chdir", start, "--", "/usr/bin/prlimit", .. limits, "--", c.Program, .. c.Arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
    }

    private static async Task FeedAsync(Stream? input, Process process)
    {
        try
        {
            if (input is not null) await input.CopyToAsync(process.StandardInput.BaseStream);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all.
        }
    }

    private static async Task<bool> CopyAsync(Stream from, Stream to, long most, CancellationToken cancellation)
    {
        var buffer = new byte[65_536];
        for (var left = most; ;)
        {
            var read = await from.ReadAsync(buffer, cancellation);
            if (read == 0) return left >= 0;
            await to.WriteAsync(buffer.AsMemory(0, (int)Math.Max(0, Math.Min(read, left))), cancellation);
            left -= read;
            if (left < 0 && to is not MemoryStream { Length: var l } || left < 0 && most > 1 << 20) return false;
        }
    }
}
