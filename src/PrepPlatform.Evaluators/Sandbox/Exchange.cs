using System.Text;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>What a command is told and says, within its limits.</summary>
internal sealed class Exchange : IDisposable
{
    private const int MostReported = 4096;

    private readonly SandboxCommand command;
    private readonly Pipes pipes;
    private readonly Action tooMuch;
    private readonly CancellationTokenSource over = new();
    private readonly MemoryStream output = new(), errors = new(), report = new();
    private readonly Task feeding, reading;

    /// <param name="command">Whose.</param>
    /// <param name="pipes">Where.</param>
    /// <param name="tooMuch">Called when it has put out more than it may.</param>
    public Exchange(SandboxCommand command, Pipes pipes, Action tooMuch)
    {
        this.command = command;
        this.pipes = pipes;
        this.tooMuch = tooMuch;
        feeding = FeedAsync();
        reading = Task.WhenAll(TakeOutputAsync(), KeepAsync(pipes.Errors, errors, command.MostErrors), KeepAsync(pipes.Report, report, MostReported));
    }

    public ReadOnlyMemory<byte> Output => output.GetBuffer().AsMemory(0, (int)output.Length);

    public string Errors => Encoding.UTF8.GetString(errors.GetBuffer(), 0, (int)errors.Length);

    public string Report => Encoding.UTF8.GetString(report.GetBuffer(), 0, (int)report.Length);

    /// <summary>Waits for all that was said, once nothing is left that could say more.</summary>
    public async Task EndAsync()
    {
        await over.CancelAsync();
        await feeding;
        await reading;
    }

    public void Dispose()
    {
        over.Dispose();
        output.Dispose();
        errors.Dispose();
        report.Dispose();
    }

    private async Task FeedAsync()
    {
        try
        {
            if (command.Input is { } input) await input.CopyToAsync(pipes.Input, over.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // It ended before it had read all; its exit code says whether that was right.
        }
        finally
        {
            await pipes.Input.DisposeAsync();
        }
    }

    private async Task TakeOutputAsync()
    {
        var (buffer, left, to) = (new byte[65_536], command.MostOutput, command.Output ?? output);
        for (int read; (read = await pipes.Output.ReadAsync(buffer)) > 0; left -= read)
        {
            if (left < 0) continue;
            if (read > left) tooMuch();
            try
            {
                await to.WriteAsync(buffer.AsMemory(0, (int)Math.Min(read, left)));
            }
            catch
            {
                tooMuch(); // Nobody takes it any more: it ends, and the caller learns why.
                throw;
            }
        }
    }

    private static async Task KeepAsync(Stream from, MemoryStream kept, int most)
    {
        var buffer = new byte[4096];
        for (int read; (read = await from.ReadAsync(buffer)) > 0;) kept.Write(buffer, 0, (int)Math.Min(read, most - kept.Length));
    }
}
