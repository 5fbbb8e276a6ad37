using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PrepPlatform.Evaluators.Models;

/// <summary>
/// A folder with a model: its files and <c>model.json</c>, which says what it is and what each file hashes to. Nothing of a file is used before it is known to
/// be the right one: <see cref="Load"/> gives the very bytes that it has looked at.
/// </summary>
public sealed partial class ModelFolder
{
    /// <summary>The description's name.</summary>
    public const string FileName = "model.json";
    private const int MostDescription = 64 * 1024, MostFiles = 20;
    private const long MostBytes = 2_000_000_000;

    private ModelFolder(string path, ModelDescription description, JsonElement details) => (Path, Description, Details) = (path, description, details);

    /// <summary>Where it lies.</summary>
    public string Path { get; }

    /// <summary>What it says of itself.</summary>
    public ModelDescription Description { get; }

    /// <summary>All of <c>model.json</c>, with what only models of its kind have.</summary>
    public JsonElement Details { get; }

    /// <summary>The folders below these that hold a description, in the order of the folders and by name; what does not exist holds none.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<string> folders) =>
    [
        .. folders.Where(Directory.Exists).SelectMany(f => Directory.GetDirectories(f).Order(StringComparer.Ordinal))
            .Where(f => File.Exists(System.IO.Path.Combine(f, FileName))),
    ];

    /// <summary>Reads the description and nothing else.</summary>
    /// <exception cref="ModelException">It cannot be used; the message is a sentence for operators.</exception>
    public static ModelFolder Read(string path)
    {
        try
        {
            var file = new FileInfo(System.IO.Path.Combine(path, FileName));
            if (file.Length > MostDescription) throw new ModelException($"{FileName} is larger than 64 KiB.");
            var details = JsonElement.Parse(File.ReadAllBytes(file.FullName));
            var description = details.Deserialize(ModelJson.Default.ModelDescription) ?? throw new ModelException($"{FileName} is empty.");
            return ProblemOf(description) is { } problem ? throw new ModelException($"{FileName}: {problem}") : new ModelFolder(path, description, details);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"{FileName} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>A file of it, whole.</summary>
    /// <exception cref="ModelException">It is missing, or not the file that the description was made for.</exception>
    public byte[] Load(string file)
    {
        using var stream = Open(file, out var expected);
        var bytes = new byte[expected.Size];
        stream.ReadExactly(bytes);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == expected.Sha256 ? bytes : throw Changed(file);
    }

    /// <summary>Looks at every file without keeping any.</summary>
    /// <exception cref="ModelException">One is missing, or not the file that the description was made for.</exception>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        foreach (var file in Description.Files.Keys)
        {
            await using var stream = Open(file, out var expected);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation)) != expected.Sha256) throw Changed(file);
        }
    }

    /// <summary>What is wrong with a description, as a sentence without its file's name; null: nothing.</summary>
    public static string? ProblemOf(ModelDescription description) => description switch
    {
        _ when !Name().IsMatch(description.Name) => "'name' must be lower-case letters, digits, dots and hyphens, at most 60.",
        _ when !Name().IsMatch(description.Kind) => "'kind' must be lower-case letters, digits, dots and hyphens, at most 60.",
        _ when description.Version.Length is 0 or > 40 => "'version' must have 1 to 40 characters.",
        _ when description.Files.Count is 0 or > MostFiles => "'files' must name 1 to 20 files.",
        _ when description.Files.Keys.FirstOrDefault(f => f == FileName || !PlainName().IsMatch(f)) is { } file => $"'files' names '{file}', which is no plain name.",
        _ when description.Files.Values.Any(f => f.Size is <= 0 or > MostBytes) => "'files' must give each size, at most 2 GB.",
        _ when description.Files.Values.Any(f => !Hash().IsMatch(f.Sha256)) => "'files' must give each SHA-256, in lower case.",
        _ => null,
    };

    private FileStream Open(string file, out ModelFile expected)
    {
        expected = Description.Files.GetValueOrDefault(file) ?? throw new ModelException($"{FileName} names no file {file}.");
        try
        {
            var stream = File.OpenRead(System.IO.Path.Combine(Path, file));
            if (stream.Length == expected.Size) return stream;
            using (stream) throw new ModelException($"{file} has {stream.Length} bytes instead of {expected.Size}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelException(e is FileNotFoundException ? $"{file} is missing." : $"{file} cannot be read: {e.Message}", e);
        }
    }

    private static ModelException Changed(string file) => new($"{file} is not the file that {FileName} was made for: its SHA-256 differs.");

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{0,59}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}\z")]
    private static partial Regex PlainName();

    [GeneratedRegex(@"^[0-9a-f]{64}\z")]
    private static partial Regex Hash();
}
