using System.Globalization;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Models;

namespace PrepPlatform.Speech.Models;

/// <summary>What was found of one kind.</summary>
/// <param name="Model">The one to use; null: there is none.</param>
/// <param name="Notes">Which are not used, and why.</param>
internal sealed record Found(InstalledModel? Model, IReadOnlyList<string> Notes);

/// <summary>The models of this machine. They may come, go and change at any time, so each question looks again; what has not changed is not read again.</summary>
/// <param name="memory">Bytes that the process may have; null: what the runtime says.</param>
internal sealed class InstalledModels(long? memory = null)
{
    /// <summary>In which order models are taken, the better ones first; those that are not named here follow by name.</summary>
    private static readonly string[] Order = ["whisper-base.en", "whisper-base-q5-1", "whisper-tiny.en", "whisper-tiny-q5-1", "silero-v6.2.0"];

    /// <summary>A model lies in memory once, and what it computes comes on top.</summary>
    private const int LargestShare = 3;

    private readonly Lock guard = new();
    private readonly CheckedFiles files = new();
    private PluginEnvironment environment = new([]);

    public void Start(PluginEnvironment given)
    {
        lock (guard) environment = given;
    }

    public Found Find(string kind)
    {
        lock (guard)
        {
            var notes = new List<string>();
            foreach (var folder in Candidates(kind, notes))
                try
                {
                    if (TooLarge(folder) is { } large) throw new ModelException(large);
                    return new(files.Check(folder), notes);
                }
                catch (Exception e) when (e is ModelException or IOException or UnauthorizedAccessException)
                {
                    notes.Add($"The model {folder.Description.Name} is not used: {e.Message}");
                }

            return new(null, notes);
        }
    }

    /// <summary>Whatever its hash says, it could not be used.</summary>
    public void Refuse(InstalledModel model, string problem)
    {
        lock (guard) files.Refuse(model, problem);
    }

    private string? TooLarge(ModelFolder folder)
    {
        var (size, most) = (folder.Description.Files.Values.Sum(f => f.Size), (memory ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes) / LargestShare);
        return size <= most ? null : string.Create(CultureInfo.InvariantCulture, $"it has {size / 1e6:#,0} MB, and at most {most / 1e6:#,0} MB fit into this process's memory.");
    }

    private List<ModelFolder> Candidates(string kind, List<string> notes)
    {
        var found = new List<ModelFolder>();
        foreach (var path in Folders(notes))
            try
            {
                found.Add(ModelFolder.Read(path));
            }
            catch (ModelException e)
            {
                notes.Add($"The model in {Path.GetFileName(path)} is not used: {e.Message}");
            }

        return [.. found.Where(f => f.Description.Kind == kind).OrderBy(Place).ThenBy(f => Array.IndexOf(Order, f.Description.Name) is >= 0 and var place ? place : Order.Length).ThenBy(f => f.Description.Name, StringComparer.Ordinal)];
    }

    private IReadOnlyList<string> Folders(List<string> notes)
    {
        try
        {
            return ModelFolder.Find(environment.ModelFolders);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            notes.Add($"The folders of models cannot be read: {e.Message}");
            return [];
        }
    }

    /// <summary>What an operator has installed goes before what ships with the product.</summary>
    private int Place(ModelFolder folder) => environment.ModelFolders.TakeWhile(f => Path.GetFullPath(f) != Path.GetFullPath(Path.GetDirectoryName(folder.Path)!)).Count();
}
