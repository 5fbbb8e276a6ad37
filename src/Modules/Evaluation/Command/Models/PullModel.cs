using System.Security.Cryptography;
using System.Text.Json;
using PrepPlatform.Evaluators.Models;

namespace PrepPlatform.Evaluation.Command.Models;

/// <summary>Brings a file's bytes into a part, which may hold the beginning already.</summary>
internal interface IFileSource
{
    /// <exception cref="ModelException">It cannot be had; the message says why.</exception>
    Task BringAsync(string file, ModelFile expected, string part, CancellationToken cancellation);
}

/// <summary>
/// Installs a model: each file is brought into a part beside its place, held against its hash and only then put there; <c>model.json</c>, which makes a folder a
/// model, comes last. Whatever interrupts it, the folder holds a whole model or none, and the next try goes on from there.
/// </summary>
internal sealed class PullModel(string folder, ModelPin pin, IFileSource source)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        var target = Directory.CreateDirectory(Path.Combine(folder, pin.Name)).FullName;
        foreach (var (file, expected) in pin.Model.Files) await InstallAsync(file, expected, Path.Combine(target, file), cancellation);
        var description = Path.Combine(target, ModelFolder.FileName);
        await File.WriteAllTextAsync($"{description}.part", JsonSerializer.Serialize(pin.Description, Indented) + "\n", cancellation);
        File.Move($"{description}.part", description, overwrite: true);
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private async Task InstallAsync(string file, ModelFile expected, string path, CancellationToken cancellation)
    {
        if (await IsRightAsync(path, expected, cancellation)) return;
        var part = $"{path}.part";
        await source.BringAsync(file, expected, part, cancellation);
        if (!await IsRightAsync(part, expected, cancellation))
        {
            File.Delete(part);
            throw new ModelException($"What came as {file} is not the file that is wanted: its SHA-256 differs. Nothing was installed.");
        }

        File.Move(part, path, overwrite: true);
    }

    private static async Task<bool> IsRightAsync(string path, ModelFile expected, CancellationToken cancellation)
    {
        if (!File.Exists(path) || new FileInfo(path).Length != expected.Size) return false;
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation)) == expected.Sha256;
    }
}

/// <summary>Takes files from a folder, where they lie as they are named or in a folder with the model's name.</summary>
internal sealed class CopyFile(string folder, string model, Action<long> progress) : IFileSource
{
    public async Task BringAsync(string file, ModelFile expected, string part, CancellationToken cancellation)
    {
        var found = new[] { Path.Combine(folder, model, file), Path.Combine(folder, file) }.FirstOrDefault(File.Exists)
            ?? throw new ModelException($"There is no {file} in {folder}, nor in a folder {model} there.");
        await using var from = File.OpenRead(found);
        await using var to = File.Create(part);
        await from.CopyToAsync(to, cancellation);
        progress(expected.Size);
    }
}
