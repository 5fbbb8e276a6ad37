using System.Globalization;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>One command from its start until nothing is left of it.</summary>
[SupportedOSPlatform("linux")]
internal sealed partial class Run(SandboxCommand command, Users.User? user, ControlGroups? groups, byte[] filter) : IDisposable
{
    private readonly Watch watch = new(command);
    private readonly Furniture furniture = new(command, foreign: user is not null);
    private readonly Pipes pipes = new(foreign: user is not null);
    private int outer;

    /// <exception cref="InvalidOperationException">The walls could not be put up.</exception>
    public async Task<SandboxRun> ToEndAsync(CancellationToken cancellation)
    {
        await pipes.Accounts.WriteAsync("user:x:1000:1000::/tmp:/bin/sh\n"u8.ToArray(), cancellation);
        outer = await Spawner.StartAsync(Walls.Around(command, user, furniture, pipes, groups is not null), [.. pipes.Others, .. furniture.Handles]);
        pipes.CloseOthers();
        await pipes.Accounts.DisposeAsync();
        using var exchange = new Exchange(command, pipes, () => watch.Kill(SandboxEnd.TooMuchOutput));
        using var status = new StreamReader(pipes.Status);
        try
        {
            using var group = groups?.Create(command);
            using var inside = await EnterAsync(status, group);
            if (inside is not null) return await WatchAsync(inside, group ?? (Meter)new ProcessMeter(inside, outer, command.Memory), status, exchange, cancellation);
        }
        finally
        {
            // Without its filter bubblewrap ends by itself; so it does where this process was killed.
            await pipes.Filter.DisposeAsync();
            await status.ReadToEndAsync(CancellationToken.None);
            Reap();
        }

        await exchange.EndAsync();
        throw new InvalidOperationException($"The sandbox could not be set up: {exchange.Errors.Trim()}");
    }

    public void Dispose()
    {
        pipes.Dispose();
        furniture.Dispose();
    }

    /// <summary>Waits until everything is mounted and nothing runs yet; null: it has failed.</summary>
    private async Task<Inside?> EnterAsync(StreamReader status, GroupMeter? group)
    {
        var said = Child().Match(await status.ReadLineAsync(CancellationToken.None) ?? "");
        var pid = said.Success ? int.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        try
        {
            if (pid > 0) group?.Take(pid);
        }
        catch (IOException)
        {
            pid = 0; // It has failed and is gone.
        }

        _ = await pipes.Ready.ReadAsync(new byte[1], CancellationToken.None);
        return pid > 0 ? Inside.Open(pid, outer, furniture.Rooms) : null;
    }

    private async Task<SandboxRun> WatchAsync(Inside inside, Meter meter, StreamReader status, Exchange exchange, CancellationToken cancellation)
    {
        Task<string>? over = null;
        try
        {
            meter.Begin(inside.Pid);
            watch.Over(inside);
            await using var cancelled = cancellation.Register(() => watch.Kill(SandboxEnd.Signalled));
            await pipes.Filter.WriteAsync(filter, CancellationToken.None);
            await pipes.Filter.DisposeAsync();
            over = status.ReadToEndAsync(CancellationToken.None);
            await watch.RunAsync(meter, over);
        }
        finally
        {
            inside.Kill();
            await pipes.Filter.DisposeAsync();
            await (over ?? status.ReadToEndAsync(CancellationToken.None));
        }

        var time = meter.Total(Reap());
        await exchange.EndAsync();
        cancellation.ThrowIfCancellationRequested();
        var code = Code().Match(await over);
        if (!code.Success && watch.Reason is null) throw new InvalidOperationException($"The sandbox could not be set up: {exchange.Errors.Trim()}");
        return Summarize(inside, exchange, Ending.Read(exchange.Report, code.Success ? int.Parse(code.Groups[1].Value, CultureInfo.InvariantCulture) : 0), time, meter.RanOut);
    }

    /// <summary>Waits for bubblewrap, once: later its number may be another's.</summary>
    private TimeSpan? Reap()
    {
        var waiting = outer;
        outer = 0;
        return waiting > 0 ? Native.Wait(waiting) : null;
    }

    private SandboxRun Summarize(Inside inside, Exchange exchange, Ending ending, TimeSpan? time, bool ranOut)
    {
        var spent = time ?? ending.Time;
        var end = watch.Reason ?? ending.Way(command, spent, ranOut);
        if (end == SandboxEnd.Exited) furniture.BringBack(inside.Rooms);
        var memory = Math.Max(Math.Max(ending.Memory, watch.Memory), end == SandboxEnd.TooMuchMemory ? command.Memory : 0);
        return new(end, end == SandboxEnd.Exited ? ending.Code : 0, ending.Signal, spent, watch.Elapsed, memory, exchange.Output, exchange.Errors);
    }

    [GeneratedRegex(@"""child-pid"": (\d{1,9})")]
    private static partial Regex Child();

    [GeneratedRegex(@"""exit-code"": (\d{1,3})")]
    private static partial Regex Code();
}
