using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluators;
using PrepPlatform.Kernel;

namespace PrepPlatform.Evaluation.Work;

/// <summary>Writes down the parts of a score as they become known, and how far long work is, ten times a second at most, until it is disposed.</summary>
internal sealed class PartsKeeper : IProgress<Criterion>, IProgress<decimal>, IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly List<Criterion> parts = [];
    private readonly SemaphoreSlim more = new(0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task keeping;
    private decimal done;

    public PartsKeeper(IServiceScopeFactory scopes, EvaluationWork work, ILogger logger) => keeping = Task.Run(() => KeepAsync(scopes, work, logger));

    public void Report(Criterion value)
    {
        lock (parts) parts.Add(value);
        more.Release();
    }

    public void Report(decimal value)
    {
        lock (parts) done = value;
        more.Release();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
        more.Dispose();
    }

    private async Task KeepAsync(IServiceScopeFactory scopes, EvaluationWork work, ILogger logger)
    {
        while (true)
        {
            await more.WaitAsync(stop.Token);
            while (more.Wait(0, CancellationToken.None))
            {
                // What is written now holds these too.
            }

            Criterion[] known;
            decimal share;
            lock (parts) (known, share) = ([.. parts], done);
            await WriteAsync(scopes, work, known, share, logger);
            await Task.Delay(Pause, stop.Token);
        }
    }

    private async Task WriteAsync(IServiceScopeFactory scopes, EvaluationWork work, Criterion[] known, decimal share, ILogger logger)
    {
        try
        {
            using var tenant = TenantScope.Enter(work.TenantId);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<WorkDesk>().KeepPartsAsync(work, known, share, stop.Token);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            logger.LogWarning(e, "What is known of work {Work} could not be written down; its result will be", work.Id);
        }
    }
}
