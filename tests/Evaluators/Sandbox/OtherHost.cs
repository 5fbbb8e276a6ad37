using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PrepPlatform.Evaluators.Sandbox;
using PrepPlatform.Tests.SandboxHost;

namespace PrepPlatform.Tests.Evaluators.Sandbox;

/// <summary>A host as a process of its own: it can be another user, and it can be killed.</summary>
internal sealed class OtherHost : ISandbox, IDisposable
{
    /// <summary>Nobody has this id.</summary>
    public const int OrdinaryUser = 54321;

    private readonly Process process;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<Answered>> waiting = [];
    private int asked;

    private OtherHost(Process process) => this.process = process;

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public int Id => process.Id;

    public static Task<OtherHost> StartAsync(int? user = null, params string[] options) => StartWithinAsync([], user, options);

    /// <param name="within">A command that starts another.</param>
    /// <param name="user">Whom to become; null: nobody else.</param>
    /// <param name="options">The host's.</param>
    public static async Task<OtherHost> StartWithinAsync(string[] within, int? user, params string[] options)
    {
        string[] become = user is { } id ? ["setpriv", "--reuid", Text(id), "--regid", Text(id), "--clear-groups", "--"] : ["env", "--"];
        string[] command = [.. become, .. within, "dotnet", Path.Combine(AppContext.BaseDirectory, "PrepPlatform.Tests.SandboxHost.dll"), .. options];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // It would like to write to our temporary folder.
        start.Environment["SECRET_OF_THE_HOST"] = "secret";
        var host = new OtherHost(Process.Start(start)!);
        var first = host.waiting[0] = new();
        _ = host.ReadAsync();
        host.Problems = (await first.Task.WaitAsync(TimeSpan.FromMinutes(1))).Problems!;
        return host;
    }

    public async Task<SandboxRun> RunAsync(SandboxCommand command, CancellationToken cancellation)
    {
        var id = Interlocked.Increment(ref asked);
        var answer = waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Say(new Asked(id, Plain.Of(command), command.Input is { } input ? Bytes(input) : null));
        await using var cancelled = cancellation.Register(() => Say(new Asked(id)));
        var said = await answer.Task;
        if (said.Failure is { Length: 0 }) throw new OperationCanceledException(cancellation);
        if (said.Failure is { } failure) throw new InvalidOperationException(failure);
        if (command.Output is not { } output) return said.Run! with { Output = said.Output };
        await output.WriteAsync(said.Output, cancellation);
        return said.Run!;
    }

    /// <summary>SIGKILL, to it alone.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private void Say(Asked what)
    {
        lock (process)
        {
            process.StandardInput.WriteLine(JsonSerializer.Serialize(what));
            process.StandardInput.Flush();
        }
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var answer = JsonSerializer.Deserialize<Answered>(line)!;
            if (waiting.TryRemove(answer.Id, out var asker)) asker.SetResult(answer);
        }

        foreach (var asker in waiting.Values) asker.TrySetException(new IOException("The host is gone."));
    }

    private static byte[] Bytes(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
