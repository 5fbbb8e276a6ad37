using System.Collections.Concurrent;
using System.Text.Json;
using PrepPlatform.Evaluators.Sandbox;
using PrepPlatform.Tests.SandboxHost;

// A host in a process of its own, so that tests can run it as another user and kill it: requests come as lines, answers go as lines.
var sandbox = Sandboxes.Open(new SandboxOptions { RequireControlGroups = args.Contains("--require-groups"), UseControlGroups = !args.Contains("--no-groups") });
var running = new ConcurrentDictionary<int, CancellationTokenSource>();
var output = Console.Out;
void Say(Answered answer)
{
    var line = JsonSerializer.Serialize(answer);
    lock (output) output.WriteLine(line);
}

Say(new Answered(0, Problems: sandbox.Problems));
while (await Console.In.ReadLineAsync() is { } line)
{
    var asked = JsonSerializer.Deserialize<Asked>(line)!;
    if (asked.Command is { } command) _ = RunAsync(asked.Id, command.With(asked.Input is { } bytes ? new MemoryStream(bytes) : null));
    else if (running.TryGetValue(asked.Id, out var cancel)) await cancel.CancelAsync();
}

async Task RunAsync(int id, SandboxCommand command)
{
    using var cancel = running[id] = new CancellationTokenSource();
    try
    {
        var run = await sandbox.RunAsync(command, cancel.Token);
        Say(new Answered(id, run with { Output = default }, run.Output.ToArray()));
    }
    catch (OperationCanceledException)
    {
        Say(new Answered(id, Failure: ""));
    }
    catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException or ArgumentException)
    {
        Say(new Answered(id, Failure: e.Message));
    }

    running.TryRemove(id, out _);
}
