using System.Text.Json;
using System.Text.Json.Serialization;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Running;

/// <summary>What the host asks an evaluator's process. The first question is always <see cref="Describe"/>.</summary>
internal sealed record WireRequest(int Id, string Op)
{
    public const string Describe = "describe", Check = "check", Present = "present", Best = "best", Evaluate = "evaluate", Trial = "trial", Engine = "engine", Embed = "embed", Hearing = "hearing", Transcribe = "transcribe";

    /// <summary>With the first question: what the plugin is told of the machine.</summary>
    public PluginEnvironment? Environment { get; init; }

    public string Type { get; init; } = "";
    public JsonElement? Definition { get; init; }
    public JsonElement? Response { get; init; }
    public JsonElement? Settings { get; init; }
    public IReadOnlyList<GradedAnswer>? Graded { get; init; }
    public IReadOnlyList<string>? Texts { get; init; }

    /// <summary>The candidate's own, to try an answer on.</summary>
    public string? Input { get; init; }

    /// <summary>Whether parts of the score are to be told as they become known.</summary>
    public bool Parts { get; init; }

    /// <summary>Whether it is to be told how far long work is.</summary>
    public bool Progress { get; init; }

    /// <summary>Where the files lie that the response names; to transcribe one, it alone.</summary>
    public IReadOnlyDictionary<string, string>? Files { get; init; }
    public long Seed { get; init; }
    public bool Shuffle { get; init; }
    public int BudgetMilliseconds { get; init; }

    [JsonIgnore]
    public Arrangement Arrangement => new(Seed, Shuffle);
}

/// <summary>What it answers: the fault, or what was asked for. Before the answer any number may come that hold a <see cref="Part"/> or a <see cref="Share"/> alone.</summary>
internal sealed record WireAnswer(int Id)
{
    public string? Fault { get; init; }
    public FaultKind FaultKind { get; init; }
    public PluginDescription? Description { get; init; }
    public IReadOnlyList<DefinitionProblem>? Problems { get; init; }
    public Presentation? Presentation { get; init; }
    public JsonElement? Best { get; init; }
    public JsonElement? Trial { get; init; }
    public Criterion? Part { get; init; }

    /// <summary>How far it is, from 0 to 1.</summary>
    public decimal? Share { get; init; }
    public SpokenAnswer? Heard { get; init; }
    public EvaluationResult? Result { get; init; }
    public EngineStatus? Engine { get; init; }

    /// <summary>The numbers of all vectors, one after the other: as text each would be twice as long.</summary>
    public byte[]? Vectors { get; init; }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(WireRequest))]
[JsonSerializable(typeof(WireAnswer))]
internal sealed partial class WireJson : JsonSerializerContext;
