using System.Collections.Frozen;
using System.Text.Json;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Running;

/// <summary>Calls a plugin in this process: an instant one that the operator trusts, or the only one of an evaluator's process.</summary>
internal sealed class InProcessRunner(IEvaluatorPlugin plugin) : IPluginRunner
{
    private readonly FrozenDictionary<string, IQuestionType> types = Guard(() => plugin.Types.ToFrozenDictionary(t => t.Description.Id));

    public IReadOnlyList<int> Processes => [];

    public Task<PluginDescription> DescribeAsync(CancellationToken cancellation) =>
        Task.FromResult(Guard(() => new PluginDescription([.. plugin.Types.Select(t => t.Description)], plugin.SettingsSchema)));

    public ValueTask<IReadOnlyList<DefinitionProblem>> CheckAsync(string type, JsonElement definition, CancellationToken cancellation) =>
        new(Guard(() => types[type].Check(definition) ?? throw Nothing("Check")));

    public ValueTask<Presentation> PresentAsync(string type, JsonElement definition, Arrangement arrangement, CancellationToken cancellation) =>
        new(Guard(() => types[type].Present(definition, arrangement) ?? throw Nothing("Present")));

    public ValueTask<JsonElement?> BestAsync(string type, JsonElement definition, Arrangement arrangement, CancellationToken cancellation) =>
        new(Guard(() => types[type].BestResponse(definition, arrangement)));

    public async ValueTask<EvaluationResult> EvaluateAsync(string type, EvaluationRequest request, CancellationToken cancellation)
    {
        try
        {
            return await types[type].EvaluateAsync(request, cancellation) ?? throw Nothing("EvaluateAsync");
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e) when (e is not PluginFault)
        {
            throw Thrown(e);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static PluginFault Nothing(string method) => new(FaultKind.Lied, $"The evaluator's {method} returned nothing.");

    private static T Guard<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception e) when (e is not PluginFault)
        {
            throw Thrown(e);
        }
    }

    private static PluginFault Thrown(Exception e) =>
        new(e is OutOfMemoryException ? FaultKind.TooMuchMemory : FaultKind.Threw, $"The evaluator threw {PluginEntry.Say(e)}");
}
