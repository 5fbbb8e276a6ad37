namespace PrepPlatform.Evaluation.Command.Models;

/// <summary>Looks at every byte of the installed models, or of those that are named.</summary>
internal sealed class VerifyModels(EvaluationOptions options, IReadOnlyList<ModelPin> pins, IReadOnlyList<string> names, TextWriter output)
{
    /// <returns>0 where all are what they should be.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var installed = await InstalledModel.ReadAsync(options, pins, cancellation);
        var asked = names.Count == 0 ? installed : [.. installed.Where(m => names.Contains(m.Name))];
        foreach (var model in asked) await output.WriteLineAsync($"{model.Name}: {model.Problem ?? "ok"}");
        var missing = names.Except(installed.Select(m => m.Name)).ToList();
        foreach (var name in missing) await output.WriteLineAsync($"{name}: is not installed.");
        if (asked.Count == 0 && missing.Count == 0) await output.WriteLineAsync("No model is installed.");
        return asked.Any(m => m.Problem is not null) || missing.Count > 0 ? 1 : 0;
    }
}
