using System.Runtime.Versioning;
using System.Text;
using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.Tests.Evaluators.Sandbox;

/// <summary>What the tests of the sandbox have in common.</summary>
[Collection("sandbox")]
[SupportedOSPlatform("linux")]
public abstract class SandboxTest(Hosts hosts) : IDisposable
{
    private readonly List<DirectoryInfo> folders = [];

    public void Dispose()
    {
        foreach (var folder in folders) folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected ISandbox Sandbox(By by) => hosts[by];

    /// <summary>Runs a program in Python, with more or less than the limits that commands have by default.</summary>
    private protected Task<SandboxRun> PythonAsync(By by, string program, Func<SandboxCommand, SandboxCommand>? change = null) =>
        RunAsync(by, "/usr/bin/python3", ["-c", $"import os, sys, time, socket, mmap, ctypes, errno, signal, subprocess\n{program}"], change);

    private protected Task<SandboxRun> ShAsync(By by, string script, Func<SandboxCommand, SandboxCommand>? change = null) => RunAsync(by, "/bin/sh", ["-c", script], change);

    private protected Task<SandboxRun> RunAsync(By by, string program, string[] arguments, Func<SandboxCommand, SandboxCommand>? change = null)
    {
        // Other suites run beside this one: only what tests give a limit should meet it.
        var command = new SandboxCommand(program, arguments) { WallTime = TimeSpan.FromMinutes(1) };
        return hosts[by].RunAsync(change?.Invoke(command) ?? command, CancellationToken.None);
    }

    /// <summary>A folder of the machine that every kind of host may read and write.</summary>
    private protected string Folder(UnixFileMode mode = (UnixFileMode)511)
    {
        var folder = Directory.CreateTempSubdirectory("prep-sandbox-test-");
        folders.Add(folder);
        File.SetUnixFileMode(folder.FullName, mode);
        return folder.FullName;
    }

    /// <summary>A file in it that every kind of host may read and write.</summary>
    private protected static async Task<string> WriteAsync(string folder, string name, string text)
    {
        var file = Path.Combine(folder, name);
        await File.WriteAllTextAsync(file, text);
        File.SetUnixFileMode(file, (UnixFileMode)438);
        return file;
    }

    private protected static string Said(SandboxRun run)
    {
        run.Errors.ShouldBe("");
        run.End.ShouldBe(SandboxEnd.Exited);
        return Encoding.UTF8.GetString(run.Output.Span);
    }
}
