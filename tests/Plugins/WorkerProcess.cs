using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Plugins;

/// <summary>A worker node as a process of its own, to be killed.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> said = new();

    private WorkerProcess(Process process) => this.process = process;

    public static async Task<WorkerProcess> StartAsync(PluginApp app)
    {
        var server = await Postgres.ServerAsync();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PrepPlatform.Web.dll")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ConnectionStrings__Default"] = server.AppConnectionString(app.Database);
        start.Environment["Files__Folder"] = (await PrepApp.SettingsAsync(app.Database, "worker"))["Files:Folder"];
        start.Environment["Host__Role"] = "worker";
        start.Environment["Host__Https"] = "false";
        start.Environment["Host__Demo"] = "true"; // Its database holds the demo.
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in app.Settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = Process.Start(start)!;
        var worker = new WorkerProcess(process);
        process.OutputDataReceived += (_, e) => worker.said.Enqueue(e.Data ?? "");
        process.ErrorDataReceived += (_, e) => worker.said.Enqueue(e.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return worker;
    }

    /// <summary>The processes of evaluators that run plugins of a folder, by their command lines.</summary>
    public static IReadOnlyList<int> Evaluators(string folder) =>
        [.. Directory.GetDirectories("/proc").Where(p => Read(p).Contains(folder, StringComparison.Ordinal)).Select(p => int.Parse(Path.GetFileName(p), CultureInfo.InvariantCulture))];

    /// <summary>Waits for something that it has to do, and fails with what it said where it has ended instead.</summary>
    public Task UntilAsync(Func<Task<bool>> so) => Eventually.BeAsync(async () => process.HasExited ? throw new InvalidOperationException(string.Join('\n', said)) : await so());

    public void Kill()
    {
        process.Kill(); // SIGKILL, to it alone.
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private static string Read(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _)) return "";
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (IOException)
        {
            return ""; // Gone in this moment.
        }
    }
}
