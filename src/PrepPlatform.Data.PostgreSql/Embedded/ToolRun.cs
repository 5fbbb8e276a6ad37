using System.ComponentModel;
using System.Diagnostics;

namespace PrepPlatform.Data.PostgreSql.Embedded;

/// <summary>One run of another program: its exit code and what it said.</summary>
internal sealed record ToolRun(int ExitCode, string Output)
{
    // Debian keeps useradd where an ordinary PATH does not look.
    private const string SystemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    public bool Succeeded => ExitCode == 0;

    public string LastLine =>
        Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? $"exit code {ExitCode}";

    public static async Task<ToolRun> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Start(program, arguments);
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new ToolRun(process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public static Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Find(program), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };

        // A clean environment: no secret of the host's and no PG* variable reaches the server.
        start.Environment.Clear();
        start.Environment["PATH"] = SystemPath;
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            throw new EmbeddedPostgresException($"{program} could not be started: {failure.Message}.", failure);
        }
    }

    private static string Find(string program)
    {
        if (Path.IsPathRooted(program))
        {
            return program;
        }

        var path = $"{Environment.GetEnvironmentVariable("PATH")}:{SystemPath}";
        return path.Split(':').Where(Path.IsPathRooted).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new EmbeddedPostgresException(
                $"The program {program} is missing: install it, on Debian with 'apt-get install {Package(program)}'.");
    }

    private static string Package(string program) => program switch
    {
        "setpriv" or "setsid" => "util-linux",
        "useradd" => "passwd",
        _ => "coreutils",
    };
}
