using System.Globalization;
using PrepPlatform.Evaluators.Models;

namespace PrepPlatform.Speech.Models;

/// <summary>A model whose file is known to be the right one.</summary>
/// <param name="Name">Name and version.</param>
/// <param name="File">Where it lies.</param>
/// <param name="Language">What is spoken.</param>
/// <param name="Identity">Changes with the file.</param>
internal sealed record InstalledModel(string Name, string File, string Language, string Identity);

/// <summary>Looks at model files byte by byte, once for each file as long as it does not change.</summary>
internal sealed class CheckedFiles
{
    private readonly Dictionary<string, string> problems = [];

    /// <exception cref="ModelException">It is missing, or not the file that its description was made for.</exception>
    public InstalledModel Check(ModelFolder folder)
    {
        var description = SpeechDescription.Read(folder);
        var expected = folder.Description.Files.GetValueOrDefault(description.Model) ?? throw new ModelException($"{ModelFolder.FileName} names no file {description.Model}.");
        var path = Path.Combine(folder.Path, description.Model);
        var identity = $"{Identify(path)} {expected.Sha256}";
        if (!problems.TryGetValue(identity, out var problem)) problems[identity] = problem = ProblemOf(folder);
        return problem.Length == 0 ? new($"{folder.Description.Name} {folder.Description.Version}", path, description.Language, identity) : throw new ModelException(problem);
    }

    /// <summary>Whatever its hash says, it could not be used.</summary>
    public void Refuse(InstalledModel model, string problem) => problems[model.Identity] = problem;

    public static string Identify(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks} {file.CreationTimeUtc.Ticks}") : $"{path} missing";
    }

    private static string ProblemOf(ModelFolder folder)
    {
        try
        {
            folder.CheckAsync(CancellationToken.None).GetAwaiter().GetResult();
            return "";
        }
        catch (ModelException e)
        {
            return e.Message;
        }
    }
}
