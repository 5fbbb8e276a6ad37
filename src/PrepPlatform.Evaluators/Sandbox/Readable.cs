using System.Runtime.Versioning;

namespace PrepPlatform.Evaluators.Sandbox;

/// <summary>What users other than the owner may see.</summary>
[SupportedOSPlatform("linux")]
internal static class Readable
{
    /// <summary>Whether every folder above lets all users through, and the file or folder itself lets them read.</summary>
    public static bool ByAll(string path)
    {
        var mode = File.GetUnixFileMode(path);
        var needed = Directory.Exists(path) ? UnixFileMode.OtherRead | UnixFileMode.OtherExecute : UnixFileMode.OtherRead;
        if ((mode & needed) != needed) return false;
        for (var above = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))); above is not null; above = Path.GetDirectoryName(above))
            if ((File.GetUnixFileMode(above) & UnixFileMode.OtherExecute) == 0) return false;
        return true;
    }
}
