using System.Text.Json;
using System.Text.RegularExpressions;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Evaluation.Plugins;

/// <summary>Reads <c>plugin.json</c> and refuses what could not be right, before any of the plugin's code runs.</summary>
internal static partial class ManifestReader
{
    public const string FileName = "plugin.json";
    private const int MostBytes = 256 * 1024, MostTypes = 100, MostFiles = 2000;

    /// <exception cref="PluginException">It is missing or wrong; the message says how.</exception>
    public static PluginManifest Read(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, FileName));
        if (!file.Exists) throw new PluginException($"The folder holds no {FileName}.");
        if (file.Length > MostBytes) throw new PluginException($"{FileName} is larger than {MostBytes / 1024} KiB.");
        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllBytes(file.FullName), PluginJson.Default.PluginManifest)
                ?? throw new PluginException($"{FileName} is empty.");
            return Problem(manifest) is { } problem ? throw new PluginException($"{FileName}: {problem}") : manifest;
        }
        catch (JsonException e)
        {
            throw new PluginException($"{FileName} cannot be read: {Short(e.Message)}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PluginException($"{FileName} cannot be read: {e.Message}", e);
        }
    }

    private static string? Problem(PluginManifest manifest) => manifest switch
    {
        _ when !Id().IsMatch(manifest.Id) => "'id' must be lower-case letters, digits and hyphens, at most 40.",
        _ when manifest.Name.Length is 0 or > 100 => "'name' must have 1 to 100 characters.",
        _ when manifest.Summary.Length > 400 => "'summary' may have at most 400 characters.",
        _ when !Number().IsMatch(manifest.Version) => "'version' must be like 1.2.0.",
        _ when !Number().IsMatch(manifest.Contract.From) || !Number().IsMatch(manifest.Contract.Below) => "'contract' must name versions like 1.0.",
        _ when !Entry().IsMatch(manifest.Entry) => "'entry' must be the name of a .dll in the folder.",
        _ when manifest.Type.Length is 0 or > 400 => "'type' must be the full name of the plugin's class.",
        _ when manifest.Types.Count is 0 or > MostTypes => "'types' must name 1 to 100 question types.",
        _ when manifest.Types.Any(t => !Id().IsMatch(t)) => "'types' must be ids: lower-case letters, digits and hyphens, at most 40.",
        _ when manifest.Types.Distinct().Count() != manifest.Types.Count => "'types' names one twice.",
        _ when manifest.BudgetSeconds is < 1 or > 600 => "'budgetSeconds' must be from 1 to 600.",
        _ when manifest.MemoryMegabytes is < 64 or > 16_384 => "'memoryMegabytes' must be from 64 to 16384.",
        _ when manifest.Files.Count > MostFiles => "'files' lists more than 2,000.",
        _ when manifest.Files.Keys.FirstOrDefault(f => !IsInside(f)) is { } path => $"'files' names '{Short(path)}', which is not a plain path inside the folder.",
        _ when manifest.Files.FirstOrDefault(f => !Hash().IsMatch(f.Value)) is { Key: { } path } => $"'files' has no SHA-256 for '{Short(path)}'.",
        _ => null,
    };

    /// <summary>Relative, with forward slashes, and nowhere up.</summary>
    private static bool IsInside(string path) =>
        path.Length is > 0 and <= 400 && !path.Contains('\\', StringComparison.Ordinal) && !path.Contains(':', StringComparison.Ordinal)
        && !path.Contains('\0', StringComparison.Ordinal) && path.Split('/').All(part => part is not ("" or "." or ".."));

    private static string Short(string text) => text.Length > 200 ? text[..200] + "…" : text;

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial Regex Id();

    [GeneratedRegex(@"^[0-9]{1,6}(\.[0-9]{1,6}){1,3}$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,150}\.dll$")]
    private static partial Regex Entry();

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Hash();
}
