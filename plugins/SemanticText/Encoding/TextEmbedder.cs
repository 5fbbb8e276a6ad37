using System.Globalization;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Models;

namespace PrepPlatform.SemanticText.Encoding;

/// <summary>
/// The plugin's engine: the encoder that the operator has chosen, or else the first that is installed. It is loaded when it is first needed and kept; as long
/// as there is none, whatever comes into the folders is tried.
/// </summary>
/// <param name="hasWeights">Whether answers are scored with a model of this name and version.</param>
/// <param name="memory">Bytes that the process may have; null: what the runtime says.</param>
internal sealed class TextEmbedder(Func<string, bool> hasWeights, long? memory = null) : ITextEmbedder
{
    /// <summary>In which order encoders are taken where nobody has chosen; those that are not named here follow by name.</summary>
    private static readonly string[] Order = ["all-minilm-l6-v2", "all-minilm-l6-v2-quantized", "gte-small-quantized"];
    private const int LargestShare = 3;
    private readonly Lock guard = new();
    private PluginEnvironment environment = new([]);
    private Look look = new(null, [], "");
    private (string? Name, string Seen) first = (null, "");

    public string? Model => Current().Encoder?.Name;

    /// <summary>Name and version of the one that would be tried first; nothing is loaded for it.</summary>
    public string? Installed
    {
        get
        {
            lock (guard)
            {
                if (look.Encoder is not null) return look.Encoder.Name;
                var (folders, seen) = See([]);
                return first.Seen == seen ? first.Name : (first = (Candidates(folders, []).Select(c => $"{c.Description.Name} {c.Description.Version}").FirstOrDefault(), seen)).Name;
            }
        }
    }

    public IReadOnlyList<string> Notes => Current() is { Encoder.Name: var name } now && !hasWeights(name)
        ? [.. now.Notes, $"There are no weights for {name}: it serves embedding, and answers are scored without it."] : Current().Notes;

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
            var notes = new List<string>();
            var (folders, seen) = See(notes);
            return look.Seen == seen ? look : look = Choose(folders, seen, notes);
        }
    }

    private Look Choose(IReadOnlyList<string> folders, string seen, List<string> notes)
    {
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
                if (TooLarge(folder) is not { } large) return new(Encoder.Load(folder), notes, seen);
                notes.Add($"The model {folder.Description.Name} is not used: {large}");
            }
            catch (Exception e) when (e is ModelException or IOException or UnauthorizedAccessException or OutOfMemoryException)
            {
                notes.Add($"The model {folder.Description.Name} is not used: {(e is OutOfMemoryException ? "there is not memory enough for it." : e.Message)}");
            }

        if (environment.Encoder is { } chosen && notes.Count == 0) notes.Add($"The encoder '{chosen}', which is chosen, is not installed.");
        return new(null, notes, seen);
    }

    /// <summary>While it is loaded a model's bytes lie in memory twice, and what it computes comes on top.</summary>
    private string? TooLarge(ModelFolder folder)
    {
        var (size, most) = (folder.Description.Files.Values.Sum(f => f.Size), (memory ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes) / LargestShare);
        return size <= most ? null : string.Create(CultureInfo.InvariantCulture, $"it has {size / 1e6:#,0} MB, and at most {most / 1e6:#,0} MB fit into this process's memory.");
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
            .OrderBy(Place).ThenBy(f => Array.IndexOf(Order, f.Description.Name) is >= 0 and var place ? place : Order.Length).ThenBy(f => f.Description.Name, StringComparer.Ordinal);
    }

    /// <summary>What an operator has installed goes before what ships with the product.</summary>
    private int Place(ModelFolder folder) => environment.ModelFolders.TakeWhile(f => Path.GetFullPath(f) != Path.GetFullPath(Path.GetDirectoryName(folder.Path)!)).Count();

    /// <summary>The folders of models; those that cannot be looked into are none, and say so.</summary>
    private (IReadOnlyList<string> Folders, string Seen) See(List<string> notes)
    {
        try
        {
            var folders = ModelFolder.Find(environment.ModelFolders);
            return (folders, Stamp(folders));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            notes.Add($"The folders of models cannot be read: {e.Message}");
            return ([], e.Message);
        }
    }

    /// <summary>Changes with every file that comes, goes or is written.</summary>
    private static string Stamp(IReadOnlyList<string> folders) => string.Join('\n', folders.SelectMany(f => new DirectoryInfo(f).GetFiles())
        .Select(f => $"{f.FullName} {f.Length} {f.LastWriteTimeUtc.Ticks}")) + "\n";

    private sealed record Look(Encoder? Encoder, IReadOnlyList<string> Notes, string Seen);
}
