using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace PrepPlatform.Evaluation.Running;

/// <summary>How this program is started again as an evaluator: with nothing of this process's environment but where things lie.</summary>
internal static class EvaluatorStart
{
    private const string Program = "PrepPlatform.Web";
    private static readonly string[] Kept = ["PATH", "LANG", "LC_ALL", "TZ", "TMPDIR", "TEMP", "TMP", "DOTNET_ROOT", "LD_LIBRARY_PATH", "SystemRoot", "SystemDrive"];

    public static ProcessStartInfo Make(string folder, ProcessLimits limits)
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, CreateNoWindow = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        Name(start);
        foreach (var word in new[] { "--role", "evaluator", "--plugin", folder }) start.ArgumentList.Add(word);
        start.Environment.Clear();
        foreach (var name in Kept)
            if (Environment.GetEnvironmentVariable(name) is { } value) start.Environment[name] = value;
        start.Environment["DOTNET_GCHeapHardLimit"] = limits.HeapBytes.ToString("x", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return start;
    }

    /// <summary>The published program itself, or the framework's <c>dotnet</c> with the program's assembly.</summary>
    private static void Name(ProcessStartInfo start)
    {
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == Program)
        {
            start.FileName = Environment.ProcessPath!;
            return;
        }

        start.FileName = Muxer();
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, $"{Program}.dll"));
    }

    private static string Muxer()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Path.GetFileName(Environment.ProcessPath) == name) return Environment.ProcessPath!;
        // <root>/shared/Microsoft.NETCore.App/<version>/
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Path.Combine(root, name) is var path && File.Exists(path) ? path : name;
    }
}
