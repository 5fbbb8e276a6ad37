using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Running;
using PrepPlatform.Evaluators.Models;

namespace PrepPlatform.Evaluation.Command.Models;

/// <summary>Which models can be fetched, which lie in the folders and are what they should be, and which of them the plugin uses.</summary>
internal sealed class ListModels(EvaluationOptions options, IReadOnlyList<ModelPin> pins, TextWriter output)
{
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var installed = await InstalledModel.ReadAsync(options, pins, cancellation);
        await using var plugins = new PluginCatalogue(options, NullLogger<PluginCatalogue>.Instance);
        var (texts, speech) = (await StatusAsync(plugins, p => p.Embedder(), r => r.EngineAsync(cancellation)), await StatusAsync(plugins, p => p.Transcriber(), r => r.HearingAsync(cancellation)));
        var width = installed.Select(m => m.Name).Concat(pins.Select(p => p.Name)).Max(n => n.Length);
        foreach (var model in installed) await output.WriteLineAsync($"{model.Name.PadRight(width)}  {State(model, texts, speech)}");
        foreach (var pin in pins.Where(p => installed.All(m => m.Name != p.Name)))
            await output.WriteLineAsync($"{pin.Name.PadRight(width)}  {string.Create(CultureInfo.InvariantCulture, $"not installed; {pin.Size / 1e6:0} MB, {pin.License}: {pin.Summary}")}");
        foreach (var note in (texts?.Notes ?? []).Concat(speech?.Notes ?? [])) await output.WriteLineAsync(note);
        await output.WriteLineAsync($"Looked in {string.Join(" and ", options.Environment.ModelFolders)}. {Used(texts)} {Heard(speech)}");
        return 0;
    }

    private static string State(InstalledModel model, EngineStatus? texts, EngineStatus? speech) =>
        (texts?.Model == model.Version || speech?.Model == model.Version ? "in use" : model.Problem is null ? "installed" : "not used") + (model.Problem is { } problem ? $": {problem}" : "");

    private static string Used(EngineStatus? engine) => engine switch
    {
        null => "No plugin offers a text encoder.",
        { Model: { } model } => $"Texts are embedded by {model}.",
        _ => "No encoder is in use: nothing is embedded, and texts are scored without.",
    };

    private static string Heard(EngineStatus? engine) => engine switch
    {
        null => "No plugin listens to recordings.",
        { Model: { } model } => $"Recordings are transcribed by {model}.",
        _ => "No speech model is in use: spoken answers wait for a person, and for a model.",
    };

    private static async Task<EngineStatus?> StatusAsync(PluginCatalogue plugins, Func<PluginCatalogue, InstalledPlugin?> which, Func<IPluginRunner, ValueTask<EngineStatus>> ask)
    {
        try
        {
            return await EngineOf.FindAsync(plugins, which) is { } runner ? await ask(runner) : null;
        }
        catch (PluginFault e)
        {
            return new EngineStatus(null, [e.Message]);
        }
    }
}

/// <summary>A folder with a model, looked at byte by byte.</summary>
/// <param name="Name">The model's, or the folder's where it cannot be read.</param>
/// <param name="Version">Name and version.</param>
/// <param name="Problem">Why it is not what it should be; null: it is.</param>
internal sealed record InstalledModel(string Name, string Version, string? Problem)
{
    public static async Task<IReadOnlyList<InstalledModel>> ReadAsync(EvaluationOptions options, IReadOnlyList<ModelPin> pins, CancellationToken cancellation)
    {
        var models = new List<InstalledModel>();
        foreach (var folder in ModelFolder.Find(options.Environment.ModelFolders)) models.Add(await ReadAsync(folder, pins, cancellation));
        return models;
    }

    private static async Task<InstalledModel> ReadAsync(string folder, IReadOnlyList<ModelPin> pins, CancellationToken cancellation)
    {
        var (name, version) = (Path.GetFileName(folder), "");
        try
        {
            var model = ModelFolder.Read(folder);
            (name, version) = (model.Description.Name, $"{model.Description.Name} {model.Description.Version}");
            await model.CheckAsync(cancellation);
            return new(name, version, pins.FirstOrDefault(p => p.Name == name)?.Differs(model));
        }
        catch (ModelException e)
        {
            return new(name, version, e.Message);
        }
    }
}
