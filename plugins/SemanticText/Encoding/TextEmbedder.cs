using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Models;

namespace PrepPlatform.SemanticText.Encoding;

/// <summary>
/// The plugin's engine: the encoder that the operator has chosen, or else the first that is installed. It is loaded when it is first needed and kept; as long
/// as there is none, whatever comes into the folders is tried.
/// </summary>
internal sealed class TextEmbedder : ITextEmbedder
{
    /// <summary>In which order encoders are taken where nobody has chosen; those that are not named here follow by name.</summary>
    private static readonly string[] Order = ["all-minilm-l6-v2", "all-minilm-l6-v2-quantized", "gte-small-quantized"];
    private readonly Lock guard = new();
    private PluginEnvironment environment = new([]);
    private Look look = new(null, [], "");

    public string? Model => Current().Encoder?.Name;

    public IReadOnlyList<string> Notes => Current().Notes;

    public void Start(PluginEnvironment given)
    {
        lock (guard) environment = given;
    }

    public ValueTask<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        var encoder = Current().Encoder ?? throw new InvalidOperationException("No encoder is installed.");
        return new(encoder.Embed(texts, cancellation));
    }

    private Look Current()
    {
        lock (guard)
        {
            if (look.Encoder is not null) return look;
            var folders = ModelFolder.Find(environment.ModelFolders);
            var seen = Stamp(folders);
            return look.Seen == seen ? look : look = Choose(folders, seen);
        }
    }

    private Look Choose(IReadOnlyList<string> folders, string seen)
    {
        var notes = new List<string>();
        try
        {
            _ = OnnxApi.Environment;
        }
        catch (OnnxException e)
        {
            return new(null, [e.Message], seen);
        }

        foreach (var folder in Candidates(folders, notes))
            try
            {
                return new(Encoder.Load(folder), notes, seen);
            }
            catch (ModelException e)
            {
                notes.Add($"The model {folder.Description.Name} is not used: {e.Message}");
            }

        if (environment.Encoder is { } chosen && notes.Count == 0) notes.Add($"The encoder '{chosen}', which is chosen, is not installed.");
        return new(null, notes, seen);
    }

    private IEnumerable<ModelFolder> Candidates(IReadOnlyList<string> folders, List<string> notes)
    {
        var found = new List<ModelFolder>();
        foreach (var path in folders)
            try
            {
                found.Add(ModelFolder.Read(path));
            }
            catch (ModelException e)
            {
                notes.Add($"The model in {Path.GetFileName(path)} is not used: {e.Message}");
            }

        return found.Where(f => f.Description.Kind == EncoderDescription.Kind && (environment.Encoder is null || f.Description.Name == environment.Encoder))
            .OrderBy(f => Array.IndexOf(Order, f.Description.Name) is >= 0 and var place ? place : Order.Length).ThenBy(f => f.Description.Name, StringComparer.Ordinal);
    }

    /// <summary>Changes with every file that comes, goes or is written.</summary>
    private static string Stamp(IReadOnlyList<string> folders) => string.Join('\n', folders.SelectMany(f => new DirectoryInfo(f).GetFiles())
        .Select(f => $"{f.FullName} {f.Length} {f.LastWriteTimeUtc.Ticks}")) + "\n";

    private sealed record Look(Encoder? Encoder, IReadOnlyList<string> Notes, string Seen);
}
