using System.Runtime.InteropServices;
using System.Text.Json;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Running;
using PrepPlatform.Evaluation.Scoring;

namespace PrepPlatform.Evaluation.Command;

/// <summary>Looks at each question as its author's form would; the same one, which a batch has many answers to, once.</summary>
internal sealed class KnownQuestions
{
    private const int Most = 512, LongestKept = 16 * 1024;
    private readonly Dictionary<int, (OfferedType Type, byte[] Definition, string? Problem)> known = [];

    /// <summary>Why the question cannot be used, or null.</summary>
    public async ValueTask<string?> ProblemAsync(InstalledPlugin plugin, OfferedType type, JsonElement definition)
    {
        var hash = Hash(definition);
        if (known.TryGetValue(hash, out var found) && found.Type == type && JsonMarshal.GetRawUtf8Value(definition).SequenceEqual(found.Definition)) return found.Problem;
        var problem = await LookAsync(plugin, type, definition);
        if (known.Count == Most) known.Clear();
        if (JsonMarshal.GetRawUtf8Value(definition) is { Length: <= LongestKept } raw) known[hash] = (type, raw.ToArray(), problem);
        return problem;
    }

    private static async ValueTask<string?> LookAsync(InstalledPlugin plugin, OfferedType type, JsonElement definition)
    {
        if (Fit.Check(type, definition) is [var wrong, ..]) return $"The question does not fit: {Fit.Say(wrong)}";
        try
        {
            return plugin.Runner is { } runner && await runner.CheckAsync(type.Description.Id, definition, CancellationToken.None) is [var problem, ..]
                ? $"The question cannot be used: {Fit.Say(problem)}"
                : null;
        }
        catch (PluginFault e)
        {
            return $"The question could not be checked: {e.Message}";
        }
    }

    private static int Hash(JsonElement definition)
    {
        var hash = new HashCode();
        hash.AddBytes(JsonMarshal.GetRawUtf8Value(definition));
        return hash.ToHashCode();
    }
}
