using System.Globalization;
using Microsoft.Extensions.Configuration;
using PrepPlatform.Evaluators;
using PrepPlatform.Hosting;

namespace PrepPlatform.Evaluation;

/// <summary>What an operator decides about evaluation, from the <c>Evaluation</c> section.</summary>
internal sealed record EvaluationOptions
{
    /// <summary>Where plugins lie, one folder each.</summary>
    public required string PluginFolder { get; init; }

    /// <summary>What plugins are told of the machine: where models lie, and which the operator has chosen.</summary>
    public PluginEnvironment Environment { get; init; } = new([]);

    /// <summary>The address that models are published below, or that of a mirror.</summary>
    public string ModelSource { get; init; } = "https://huggingface.co/";

    /// <summary>Ids of the plugins that may run in the host's own process, if they are instant.</summary>
    public IReadOnlySet<string> InProcess { get; init; } = new HashSet<string> { "multiple-choice" };

    /// <summary>Processes of one plugin on this node.</summary>
    public int Processes { get; init; } = 1;

    /// <summary>How long a plugin may take to start.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>When a process that has nothing to do ends.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a request may score instant answers before the rest is queued.</summary>
    public TimeSpan RequestBudget { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a node holds work without saying that it is still at it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause before the second try; it doubles with each.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>After how long an evaluator that lacks a model is asked again.</summary>
    public TimeSpan ModelPause { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether what plugins print is logged; it may hold answers, so only while a plugin is written.</summary>
    public bool LogOutput { get; init; }

    /// <exception cref="StartException">A value is wrong; the message names it and says what it should be.</exception>
    public static EvaluationOptions Read(IConfiguration configuration, string root)
    {
        var section = configuration.GetSection("Evaluation");
        return new EvaluationOptions
        {
            PluginFolder = section["PluginFolder"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : DefaultFolder(root),
            Environment = new PluginEnvironment(ModelFolders(section, root), section["Encoder"] is { Length: > 0 } encoder ? encoder : null) { Sandbox = SandboxSettings.Read(configuration) },
            ModelSource = section["ModelSource"] is { Length: > 0 } source ? source : "https://huggingface.co/",
            InProcess = Ids(section),
            Processes = (int)Number(section, "Processes", 1, 1, 64),
            StartLimit = TimeSpan.FromSeconds(Number(section, "StartLimitSeconds", 30, 1, 600)),
            Idle = TimeSpan.FromSeconds(Number(section, "IdleSeconds", 300, 1, 86_400)),
            RequestBudget = TimeSpan.FromMilliseconds(Number(section, "RequestBudgetMilliseconds", 500, 1, 10_000)),
            Lease = TimeSpan.FromSeconds(Number(section, "LeaseSeconds", 30, 1, 3_600)),
            RetryPause = TimeSpan.FromSeconds(Number(section, "RetrySeconds", 2, 0, 3_600)),
            ModelPause = TimeSpan.FromSeconds(Number(section, "ModelSeconds", 120, 1, 86_400)),
            LogOutput = section.GetValue("LogOutput", false),
        };
    }

    /// <summary>Beside the program when published; in a clone, where the build puts them.</summary>
    private static string DefaultFolder(string root) =>
        Path.Combine(AppContext.BaseDirectory, "plugins") is var published && Directory.Exists(published) ? published : Path.Combine(root, "artifacts", "plugins");

    /// <summary>The operator's first; then what the product brings along.</summary>
    private static string[] ModelFolders(IConfigurationSection section, string root) =>
        [.. section["ModelFolder"] is { Length: > 0 } folder ? [Path.GetFullPath(folder)] : Array.Empty<string>(), Path.Combine(root, "models")];

    /// <summary>A list, or one text with commas; an empty text trusts none.</summary>
    private static HashSet<string> Ids(IConfigurationSection section)
    {
        var list = section.GetSection("InProcess");
        if (list.Value is { } text) return [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        var children = list.GetChildren().Select(c => c.Value ?? "").ToHashSet();
        return children.Count > 0 ? children : ["multiple-choice"];
    }

    private static double Number(IConfigurationSection section, string name, double usual, double least, double most)
    {
        if (section[name] is not { Length: > 0 } text) return usual;
        return double.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new StartException($"Evaluation:{name} must be a number from {least} to {most}.");
    }
}
