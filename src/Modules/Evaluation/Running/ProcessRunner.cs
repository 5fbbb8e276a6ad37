using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Running;

/// <summary>Runs a plugin in processes of its own: started when first needed, ended when idle or at fault, and not started again at once after a fault.</summary>
internal sealed class ProcessRunner : IPluginRunner
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2), Sweep = TimeSpan.FromSeconds(5);
    private readonly string folder;
    private readonly ProcessLimits limits;
    private readonly TimeSpan idleLimit;
    private readonly PluginEnvironment environment;
    private readonly Action<string>? output;
    private readonly SemaphoreSlim scoring, showing = new(1);
    private readonly ConcurrentDictionary<EvaluatorChild, bool> children = new(); // Whether it is busy.
    private readonly BackOff backOff = new(TimeProvider.System);
    private readonly CancellationTokenSource stop = new();
    private readonly Timer sweeper;

    public ProcessRunner(string folder, ProcessLimits limits, EvaluationOptions options, Action<string>? output)
    {
        (this.folder, this.limits, this.output) = (folder, limits, output);
        (idleLimit, environment) = (options.Idle, options.Environment);
        scoring = new SemaphoreSlim(options.Processes);
        sweeper = new Timer(_ => EndIdle(), null, Sweep, Sweep);
    }

    public IReadOnlyList<int> Processes => [.. children.Keys.Where(c => !c.HasExited).Select(c => c.Id)];

    public Task<PluginDescription> DescribeAsync(CancellationToken cancellation) => UseAsync(showing, child => Task.FromResult(child.Description), cancellation);

    public async ValueTask<IReadOnlyList<DefinitionProblem>> CheckAsync(string type, JsonElement definition, CancellationToken cancellation) =>
        (await AskAsync(showing, new(0, WireRequest.Check) { Type = type, Definition = definition }, limits.Budget, cancellation)).Problems ?? throw Nothing();

    public async ValueTask<Presentation> PresentAsync(string type, JsonElement definition, Arrangement arrangement, CancellationToken cancellation) =>
        (await AskAsync(showing, Shown(WireRequest.Present, type, definition, arrangement), limits.Budget, cancellation)).Presentation ?? throw Nothing();

    public async ValueTask<JsonElement?> BestAsync(string type, JsonElement definition, Arrangement arrangement, CancellationToken cancellation) =>
        (await AskAsync(showing, Shown(WireRequest.Best, type, definition, arrangement), limits.Budget, cancellation)).Best;

    public async ValueTask<JsonElement?> TrialAsync(string type, JsonElement definition, string? input, CancellationToken cancellation) =>
        (await AskAsync(showing, new(0, WireRequest.Trial) { Type = type, Definition = definition, Input = input }, limits.Budget, cancellation)).Trial;

    public async ValueTask<EvaluationResult> EvaluateAsync(string type, EvaluationRequest request, CancellationToken cancellation)
    {
        var budget = request.Budget < limits.Budget ? request.Budget : limits.Budget;
        var asked = Shown(WireRequest.Evaluate, type, request.Definition, request.Arrangement) with
        {
            Response = request.Response, Settings = request.Settings, Graded = request.Graded, Parts = request.Parts is not null, Progress = request.Progress is not null, Files = request.Files, BudgetMilliseconds = (int)budget.TotalMilliseconds,
        };
        return (await AskAsync(scoring, asked, budget, cancellation, new Listener(request.Parts, request.Progress))).Result ?? throw Nothing();
    }

    public async ValueTask<EngineStatus> EngineAsync(CancellationToken cancellation) =>
        (await AskAsync(scoring, new(0, WireRequest.Engine), limits.Budget, cancellation)).Engine ?? throw Nothing();

    public async ValueTask<Embedded> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        var asked = new WireRequest(0, WireRequest.Embed) { Texts = texts, BudgetMilliseconds = (int)limits.Budget.TotalMilliseconds };
        var answer = await AskAsync(scoring, asked, limits.Budget, cancellation);
        return answer.Engine?.Model is { } model ? new Embedded(model, VectorBytes.Read(answer.Vectors ?? [], texts.Count)) : new Embedded(null, []);
    }

    public async ValueTask<EngineStatus> HearingAsync(CancellationToken cancellation) =>
        (await AskAsync(showing, new(0, WireRequest.Hearing), limits.Budget, cancellation)).Engine ?? throw Nothing();

    public async ValueTask<SpokenAnswer> TranscribeAsync(string file, IProgress<decimal>? progress, CancellationToken cancellation)
    {
        var asked = new WireRequest(0, WireRequest.Transcribe)
        {
            Files = new Dictionary<string, string> { [""] = file }, Progress = progress is not null, BudgetMilliseconds = (int)limits.Budget.TotalMilliseconds,
        };
        return (await AskAsync(scoring, asked, limits.Budget, cancellation, new Listener(null, progress))).Heard ?? throw Nothing();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await sweeper.DisposeAsync();
        foreach (var child in children.Keys) End(child);
    }

    private static WireRequest Shown(string op, string type, JsonElement definition, Arrangement arrangement) =>
        new(0, op) { Type = type, Definition = definition, Seed = arrangement.Seed, Shuffle = arrangement.Shuffle };

    private async Task<WireAnswer> AskAsync(SemaphoreSlim slots, WireRequest request, TimeSpan limit, CancellationToken cancellation, Listener? listener = null)
    {
        var answer = await UseAsync(slots, child => child.AskAsync(request, limit, listener, cancellation), cancellation);
        return answer.Fault is { } fault ? throw new PluginFault(answer.FaultKind, fault) : answer;
    }

    private async Task<T> UseAsync<T>(SemaphoreSlim slots, Func<EvaluatorChild, Task<T>> use, CancellationToken cancellation)
    {
        await slots.WaitAsync(cancellation);
        try
        {
            var child = await TakeAsync(cancellation);
            try
            {
                var result = await use(child);
                backOff.Succeed();
                children[child] = false;
                return result;
            }
            catch (Exception e)
            {
                End(child);
                if (e is PluginFault) backOff.Fail();
                throw;
            }
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<EvaluatorChild> TakeAsync(CancellationToken cancellation)
    {
        foreach (var idle in children.Where(c => !c.Value).Select(c => c.Key))
        {
            if (!children.TryUpdate(idle, true, false)) continue;
            if (!idle.HasExited) return idle;
            End(idle);
        }

        if (backOff.Left is var left && left > Patience)
            throw new PluginFault(FaultKind.Unavailable, $"The evaluator keeps ending; it is started again in {left.TotalSeconds:0} s.");
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stop.Token);
        try
        {
            await Task.Delay(left, ending.Token);
            return await StartAsync(ending.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PluginFault(FaultKind.Unavailable, "The evaluator is switched off, or starts anew.");
        }
    }

    private async Task<EvaluatorChild> StartAsync(CancellationToken cancellation)
    {
        try
        {
            var child = await EvaluatorChild.StartAsync(folder, environment, limits, output, cancellation);
            children[child] = true;
            if (stop.IsCancellationRequested) End(child);
            return child;
        }
        catch (PluginFault)
        {
            backOff.Fail();
            throw;
        }
    }

    private void EndIdle()
    {
        foreach (var child in children.Where(c => !c.Value && Stopwatch.GetElapsedTime(c.Key.UsedAt) > idleLimit).Select(c => c.Key))
            if (children.TryUpdate(child, true, false)) End(child);
    }

    private void End(EvaluatorChild child)
    {
        if (children.TryRemove(child, out _)) child.Dispose();
    }

    private static PluginFault Nothing() => new(FaultKind.Lied, "The evaluator returned nothing.");
}
