using System.Globalization;
using System.Text.RegularExpressions;
using PrepPlatform.CodeJudge.Building;
using PrepPlatform.CodeJudge.Languages;
using PrepPlatform.CodeJudge.Problems;
using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.CodeJudge.Running;

/// <summary>What a run's end alone says of it, before anybody looks at what it put out.</summary>
internal static class Ending
{
    /// <summary>
    /// What programs may throw, by name. No other name is told: a program can make one up of what a hidden test holds.
    /// </summary>
    private static readonly HashSet<string> Known =
    [
        .. ("ArithmeticError ArithmeticException ArrayIndexOutOfBoundsException ArrayTypeMismatchException ArgumentException ArgumentNullException ArgumentOutOfRangeException AssertionError AttributeError " +
            "ClassCastException ConcurrentModificationException DivideByZeroException EOFError FileNotFoundError FileNotFoundException FormatException IOException ImportError IndexError IndexOutOfBoundsException " +
            "IndexOutOfRangeException InputMismatchException InvalidCastException InvalidOperationException KeyError KeyNotFoundException LookupError ModuleNotFoundError NameError NegativeArraySizeException " +
            "NoSuchElementException NotImplementedError NullPointerException NullReferenceException NumberFormatException OSError OverflowError OverflowException PermissionError RangeError RecursionError " +
            "ReferenceError RuntimeError StackOverflowError StopIteration StringIndexOutOfBoundsException SyntaxError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError " +
            "UnsupportedOperationException ValueError ZeroDivisionError bad_alloc bad_optional_access invalid_argument length_error logic_error out_of_range runtime_error").Split(' '),
    ];

    /// <summary>Null: it ended well, and its output decides.</summary>
    public static TestResult? Of(SandboxRun run, Installed language, Limits limits)
    {
        var ended = Result(run, language, limits);
        return ended is null ? null : ended with { Used = Runner.Used(run), Output = Text(run.Output.Span), Detail = Said(run) };
    }

    public static string Text(ReadOnlySpan<byte> output)
    {
        const int most = 16 * 1024;
        return System.Text.Encoding.UTF8.GetString(output[..Math.Min(output.Length, most)]).Replace("\0", "", StringComparison.Ordinal);
    }

    private static TestResult? Result(SandboxRun run, Installed language, Limits limits)
    {
        var limit = language.Time(limits.Milliseconds);
        return run.End switch
        {
            SandboxEnd.TooLong when run.ProcessorTime < limit / 2 => new(Verdicts.TooLong, 0, "It waited instead of working, and was stopped: does it read more than there is?"),
            SandboxEnd.TooLong => new(Verdicts.TooLong, 0, $"It took more than {Seconds(limit)} s."),
            SandboxEnd.TooMuchMemory => Memory(limits),
            SandboxEnd.TooMuchOutput => new(Verdicts.TooMuchOutput, 0, $"It put out more than {limits.Kilobytes} KB."),
            SandboxEnd.Forbidden => new(Verdicts.Forbidden, 0, "It called something that no program may call here, and was stopped."),
            SandboxEnd.Exited when run.ExitCode == 0 && run.ProcessorTime <= limit => null,
            SandboxEnd.Exited when run.ExitCode == 0 => new(Verdicts.TooLong, 0, $"It took more than {Seconds(limit)} s."),
            _ when Says(run.Errors, language.Language.Exhausted) is not null => Memory(limits),
            _ => new(Verdicts.Broke, 0, Broke(run, language.Language)),
        };
    }

    private static TestResult Memory(Limits limits) => new(Verdicts.TooMuchMemory, 0, $"It took more than {limits.Megabytes} MB of memory.");

    private static string Broke(SandboxRun run, Language language)
    {
        if (Says(run.Errors, language.Thrown) is { } match && match.Groups[1].Value.Split('.', ':')[^1] is var name && Known.Contains(name)) return $"It ended with {name}.";
        return run.Signal switch
        {
            0 => "It ended with an exit code other than 0.",
            4 => "It was ended by SIGILL: an instruction that does not exist.",
            6 => "It was ended by SIGABRT: it gave up, perhaps by an assertion or an exception that nobody caught.",
            8 => "It was ended by SIGFPE: a division by zero, or a number too large.",
            7 or 11 => "It was ended by SIGSEGV: it used memory that is not its own, by a bad index or pointer, or by calling itself too deeply.",
            var signal => string.Create(CultureInfo.InvariantCulture, $"It was ended by signal {signal}."),
        };
    }

    private static Match? Says(string errors, string pattern) =>
        pattern.Length > 0 && Regex.Matches(errors, pattern, RegexOptions.Multiline, TimeSpan.FromSeconds(1)) is [.., var last] ? last : null;

    /// <summary>The end of what it said on the error stream.</summary>
    private static string Said(SandboxRun run) => Messages.Clean(run.Errors) is { Length: > 0 } said
        ? Words.Block(string.Join('\n', said.Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)).TakeLast(6)), 500)
        : "";

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture);
}
