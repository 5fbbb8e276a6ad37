using System.Diagnostics;

namespace PrepPlatform.Tests.Plugins;

/// <summary>The program with one of its commands.</summary>
internal static class CommandLine
{
    public static async Task<(int Exit, List<string> Lines, string Error)> RunAsync(string plugins, string[] arguments, byte[]? input = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PrepPlatform.Web.dll"), .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["Evaluation__PluginFolder"] = plugins;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var writing = Task.Run(async () =>
        {
            try
            {
                await process.StandardInput.BaseStream.WriteAsync(input ?? []);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended without reading.
            }
        });
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line) lines.Add(line);
        await writing;
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return (process.ExitCode, lines, await error);
    }
}
