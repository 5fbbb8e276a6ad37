using System.Collections.Concurrent;
using System.Diagnostics;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web;

/// <summary>The product as its own process, as a person starts it.</summary>
internal sealed class HostProcess : IDisposable
{
    private const string SetUp = "/set-up?token=";
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    private HostProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, e) => lines.Enqueue(e.Data ?? "");
        process.ErrorDataReceived += (_, e) => lines.Enqueue(e.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public IReadOnlyCollection<string> Lines => lines;

    public static HostProcess Start(string dataFolder, IReadOnlyDictionary<string, string>? environment = null, params string[] more)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "PrepPlatform.Web.dll");
        // Where the tests run in the background of a shell, Ctrl-C is ignored and children inherit that; a person's terminal does not.
        var start = new ProcessStartInfo("env", ["--default-signal=INT,HUP", "dotnet", program, "--port", "0", "--data", dataFolder, "--no-demo", .. more])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return new HostProcess(Process.Start(start)!);
    }

    /// <summary>On a database that is there, with the demo's people in it.</summary>
    public static HostProcess StartOn(IReadOnlyDictionary<string, string?> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PrepPlatform.Web.dll"), "--port", "0"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings.Where(s => s.Key != "urls")) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return new HostProcess(Process.Start(start)!);
    }

    public int Port => new Uri(lines.First(l => l.StartsWith("PrepPlatform is ready at", StringComparison.Ordinal)).Split(' ')[^1]).Port;

    public Task ReadyAsync() => Eventually.BeAsync(() => process.HasExited
        ? throw new InvalidOperationException(string.Join('\n', lines))
        : lines.Any(l => l.StartsWith("PrepPlatform is ready at", StringComparison.Ordinal)));

    public Visitor Visit(string site) => new(Port, $"{site}.localhost");

    /// <summary>From the line that follows the one that says it is ready.</summary>
    public async Task<string> SetUpTokenAsync()
    {
        await Eventually.BeAsync(() => lines.Any(l => l.Contains(SetUp, StringComparison.Ordinal)));
        return lines.First(l => l.Contains(SetUp, StringComparison.Ordinal)).Split(SetUp)[1];
    }

    /// <summary>Waits for it to end and gives the exit code.</summary>
    public async Task<int> EndAsync()
    {
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return process.ExitCode;
    }

    /// <summary>Sends a signal and gives the exit code.</summary>
    public async Task<int> SignalAsync(string signal)
    {
        using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"])) await kill.WaitForExitAsync();
        return await EndAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}
