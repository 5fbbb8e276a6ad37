using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PrepPlatform.CodeJudge;
using PrepPlatform.CodeJudge.Building;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.Load.Judge;

/// <summary>What judging costs beside the programs' own time, and what a thousand runs leave behind; without host and database.</summary>
internal static class JudgeBenchmark
{
    private const int Tests = 20, Rounds = 15, ManyTests = 500;
    private const double MostAdded = 15;
    private const string Python = "print(int(input()) * 2)", Cpp = "#include <cstdio>\nint main() { int n; scanf(\"%d\", &n); printf(\"%d\\n\", n * 2); }";
    private static readonly JsonElement NoSettings = JsonElement.Parse("{}");
    private static IQuestionType type = null!;

    private static readonly (string Language, string Source)[] Languages =
    [
        ("python", Python), ("javascript", "console.log(Number(require('fs').readFileSync(0, 'utf8')) * 2);"), ("c", Cpp.Replace("cstdio", "stdio.h", StringComparison.Ordinal)), ("cpp", Cpp),
        ("java", "public class Main { public static void main(String[] a) { System.out.println(new java.util.Scanner(System.in).nextInt() * 2); } }"),
        ("csharp", "Console.WriteLine(int.Parse(Console.ReadLine()!) * 2);"),
    ];

    /// <summary>What it keeps and what it leaves behind lies where nobody else does.</summary>
    public static async Task<Report> RunAsync(CancellationToken cancellation)
    {
        const string temporary = "TMPDIR";
        var usual = Environment.GetEnvironmentVariable(temporary);
        using var scratch = new Scratch();
        Environment.SetEnvironmentVariable(temporary, scratch.Path);
        try
        {
            return await MeasureAsync(cancellation);
        }
        finally
        {
            Environment.SetEnvironmentVariable(temporary, usual);
        }
    }

    private static async Task<Report> MeasureAsync(CancellationToken cancellation)
    {
        type = new CodeJudgePlugin().Types[0];
        List<Measure> rows = [];
        foreach (var (language, source) in Languages)
        {
            var (first, again) = (await TimeAsync(language, Fresh(language, source), 1, cancellation), await MedianAsync(language, source, 1, cancellation));
            var used = (await ScoreAsync(language, source, 1, null, cancellation)).Criteria[0].Used!;
            rows.Add(Measure.Plain($"{language}: the first answer, compiled and run on a test", first, "ms", "0"));
            rows.Add(Measure.Plain($"{language}: the same answer again", again, "ms", "0"));
            rows.Add(Measure.Plain($"{language}: memory of a small program", used.Kilobytes / 1024.0, "MB", "0"));
        }

        rows.Add(Measure.Below("added to each test, Python", await AddedAsync("python", Python, ["/usr/bin/python3", "-I", "-B", "-X", "utf8"], cancellation), MostAdded, "ms", "0.0"));
        rows.Add(Measure.Below("added to each test, C++", await AddedAsync("cpp", Cpp, [], cancellation), MostAdded, "ms", "0.0"));
        rows.Add(Measure.Below($"{Tests} short tests in Python", await MedianAsync("python", Python, Tests, cancellation) / 1000, 1.5, "s"));
        rows.Add(Measure.Plain("from a program's last line to its part being told", await DelayAsync(cancellation), "ms", "0.0"));
        rows.AddRange(await LeftAsync(cancellation));
        return new($"Medians of {Rounds} evaluations, one at a time; added is what a test of {Tests} takes beside the program started without a sandbox.", rows);
    }

    /// <summary>A test's part of an evaluation, less what the program takes by itself.</summary>
    private static async Task<double> AddedAsync(string language, string source, string[] interpreter, CancellationToken cancellation)
    {
        await ScoreAsync(language, source, 1, null, cancellation);
        var program = new DirectoryInfo(Store.UsualRoot).EnumerateFiles(interpreter.Length > 0 ? "main.py" : "program", SearchOption.AllDirectories).OrderByDescending(f => f.Directory!.LastWriteTimeUtc).First();
        var bare = Enumerable.Range(0, Rounds * 4).Select(_ => Start([.. interpreter, program.FullName])).ToList().Median();
        return (await MedianAsync(language, source, Tests, cancellation) / Tests) - bare;
    }

    private static double Start(string[] command)
    {
        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        process.StandardInput.WriteLine("1");
        process.StandardInput.Close();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }

    private static async Task<double> DelayAsync(CancellationToken cancellation)
    {
        var delays = new List<double>();
        var told = new Told(part =>
        {
            var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
            delays.Add(now - double.Parse(part.Output, CultureInfo.InvariantCulture) * 1000);
        });
        for (var i = 0; i < Rounds; i++) await ScoreAsync("python", "import time\nprint(time.time())", 1, told, cancellation);
        return delays.Median();
    }

    private static async Task<IReadOnlyList<Measure>> LeftAsync(CancellationToken cancellation)
    {
        var (processes, files, begin) = (Processes(), Files(), Stopwatch.GetTimestamp());
        for (var i = 0; i < 1000 / ManyTests; i++) await ScoreAsync("cpp", Cpp, ManyTests, null, cancellation);
        var rate = 1000 / Stopwatch.GetElapsedTime(begin).TotalSeconds;
        var (more, left) = (Processes() - processes, Files() - files);
        return
        [
            Measure.Plain("tests of a C++ program in a row", rate, "/s", "0"),
            new("processes left after 1,000 runs", $"{more}", "0", more == 0),
            new("files and folders left after 1,000 runs", $"{left}", "0", left == 0),
        ];
    }

    /// <summary>Those that see a folder of ours, whoever they are now.</summary>
    private static int Processes() => Directory.GetDirectories("/proc").Count(d =>
    {
        try
        {
            return File.ReadAllText(Path.Combine(d, "mountinfo")).Contains(Store.UsualRoot, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // Gone, or no process.
        }
    });

    private static int Files() => Directory.EnumerateFileSystemEntries(Path.GetTempPath(), "*", SearchOption.AllDirectories).Count();

    private static async Task<double> MedianAsync(string language, string source, int tests, CancellationToken cancellation)
    {
        var times = new List<double>();
        for (var i = 0; i < Rounds; i++) times.Add(await TimeAsync(language, source, tests, cancellation));
        return times.Median();
    }

    private static async Task<double> TimeAsync(string language, string source, int tests, CancellationToken cancellation)
    {
        var begin = Stopwatch.GetTimestamp();
        var result = await ScoreAsync(language, source, tests, null, cancellation);
        if (tests > 0 && result.Verdict != "AC") throw new InvalidOperationException($"{language} came out {result.Verdict}: {result.Criteria[0].Reason}");
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }

    /// <summary>Never compiled before.</summary>
    private static string Fresh(string language, string source) => $"{source}\n{(language == "python" ? "#" : "//")} {Guid.CreateVersion7()}\n";

    private static async Task<EvaluationResult> ScoreAsync(string language, string source, int tests, IProgress<Criterion>? parts, CancellationToken cancellation)
    {
        var definition = JsonSerializer.SerializeToElement(new
        {
            prompt = "Twice?", tests = Enumerable.Range(1, tests).Select(i => new { input = $"{i}", output = $"{i * 2}", hidden = parts is null }),
        });
        return await type.EvaluateAsync(new(definition, JsonSerializer.SerializeToElement(new { language, source }), default, NoSettings, TimeSpan.FromMinutes(2)) { Parts = parts }, cancellation);
    }

    private sealed class Told(Action<Criterion> told) : IProgress<Criterion>
    {
        public void Report(Criterion value) => told(value);
    }
}
