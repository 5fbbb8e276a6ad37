using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.Kernel;

namespace PrepPlatform.Contracts.Evaluation;

/// <summary>The question types that plugins bring, as the current tenant may use them.</summary>
public interface IQuestionTypes
{
    /// <summary>The types that authors may use now: their plugin works and the tenant has it switched on. By name.</summary>
    Task<IReadOnlyList<QuestionTypeInfo>> ListAsync(CancellationToken cancellation);

    /// <summary>A type that some plugin brings, also where the tenant has it switched off; null: no plugin brings it now.</summary>
    QuestionTypeInfo? Find(string type);

    /// <summary>What keeps a definition from being used: schema first, then the type's own rules; empty: nothing.</summary>
    Task<IReadOnlyList<DefinitionProblem>> CheckAsync(string type, JsonElement definition, CancellationToken cancellation);

    /// <summary>What a candidate may see. Fails, with a sentence for staff, where the definition does not fit or the plugin does not answer.</summary>
    Task<Result<Presentation>> PresentAsync(string type, JsonElement definition, Arrangement arrangement, CancellationToken cancellation);

    /// <summary>
    /// The question as a candidate may try an answer on it: what everyone may see, and an input of the candidate's own; see <see cref="IQuestionType.Trial"/>.
    /// Null: answers cannot be tried, or the plugin does not answer.
    /// </summary>
    Task<JsonElement?> TrialAsync(string type, JsonElement definition, string? input, CancellationToken cancellation);

    /// <summary>A response that scores in full, or null where there is no single one or the plugin does not answer.</summary>
    Task<JsonElement?> BestResponseAsync(string type, JsonElement definition, Arrangement arrangement, CancellationToken cancellation);
}

/// <summary>A question type and where it comes from.</summary>
/// <param name="Description">What it is.</param>
/// <param name="PluginId">Its plugin.</param>
/// <param name="PluginName">Its plugin's name for people.</param>
/// <param name="PluginVersion">Its plugin's version.</param>
/// <param name="Instant">Whether answers are scored within the request.</param>
public sealed record QuestionTypeInfo(QuestionTypeDescription Description, string PluginId, string PluginName, string PluginVersion, bool Instant);
