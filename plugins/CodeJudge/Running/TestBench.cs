using System.Text;
using System.Text.Json.Nodes;
using PrepPlatform.CodeJudge.Building;
using PrepPlatform.CodeJudge.Checking;
using PrepPlatform.CodeJudge.Problems;
using PrepPlatform.CodeJudge.Signatures;
using ValueType = PrepPlatform.CodeJudge.Signatures.ValueType;

namespace PrepPlatform.CodeJudge.Running;

/// <summary>Runs a program on one test and says how it came out.</summary>
internal sealed class TestBench(Runner runner, Workshop workshop, TestData data, Store store)
{
    /// <summary>What fails on our side is tried a second time.</summary>
    /// <exception cref="InvalidOperationException">It failed again; the host tries elsewhere.</exception>
    public async Task<TestResult> RunAsync(CodeProblem problem, TestCase test, Built program, CancellationToken cancellation)
    {
        try
        {
            return await TryAsync(problem, test, program, cancellation);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            return await TryAsync(problem, test, program, cancellation);
        }
    }

    private async Task<TestResult> TryAsync(CodeProblem problem, TestCase test, Built program, CancellationToken cancellation)
    {
        if (await data.InputAsync(problem, test, cancellation) is not { } input) return TestResult.NotRun("Write the arguments as a JSON array, a value for each parameter.");
        if (problem.Interactor is { } source) return await TalkAsync(problem, test, program, source, input, cancellation);
        var run = await runner.RunAsync(program, input, problem.Limits, cancellation);
        if (Ending.Of(run, program.Language, problem.Limits) is { } ending) return ending;
        var ran = TestResult.Right with { Output = Ending.Text(run.Output.Span), Used = Runner.Used(run) };
        var result = problem.Signature is { } signature
            ? await CompareAsync(problem, signature, test, input, run.Output, cancellation)
            : await CompareAsync(problem, test, input, run.Output, cancellation);
        return result with { Used = ran.Used, Output = result.Output.Length > 0 ? $"{result.Output}\n{run.Errors}".TrimEnd('\n') : ran.Output };
    }

    /// <summary>A candidate's own input: there is nothing to compare with.</summary>
    public static bool RunsOnly(CodeProblem problem, TestCase test) => test is { Hidden: false, Output: null } && problem.Interactor is null;

    private async Task<TestResult> CompareAsync(CodeProblem problem, TestCase test, ReadOnlyMemory<byte> input, ReadOnlyMemory<byte> output, CancellationToken cancellation)
    {
        if (RunsOnly(problem, test)) return TestResult.Ran;
        var expected = await data.ExpectedAsync(problem, test, input, cancellation);
        if (problem.Checker != CheckerKind.Program) return OutputChecker.Compare(problem.Checker, expected.Span, output.Span, problem.Tolerance);
        return await CheckAsync(problem, new TestFiles(input, output, expected), cancellation);
    }

    /// <summary>What a function returned is compared by its type; a checker gets it as JSON.</summary>
    private async Task<TestResult> CompareAsync(CodeProblem problem, Signature signature, TestCase test, ReadOnlyMemory<byte> input, ReadOnlyMemory<byte> output, CancellationToken cancellation)
    {
        if (!ResultReader.TryRead(output.Span, ValueType.Parse(signature.Returns)!, out var got)) return new(Verdicts.Wrong, 0, $"The function returned nothing of the type {signature.Returns}.");
        var json = got?.ToJsonString(Texts) ?? "null";
        if (RunsOnly(problem, test)) return TestResult.Ran with { Output = json };
        var expected = await data.ExpectedAsync(problem, test, input, cancellation);
        var files = new TestFiles(Encoding.UTF8.GetBytes(test.Input), Encoding.UTF8.GetBytes(json), expected);
        var result = problem.Checker == CheckerKind.Program ? await CheckAsync(problem, files, cancellation)
            : ResultChecker.Same(JsonNode.Parse(expected.Span), got, problem.Checker, problem.Tolerance) ? TestResult.Right
            : new(Verdicts.Wrong, 0, "The result is not right.") { Detail = $" Expected {Words.Code(Encoding.UTF8.GetString(expected.Span))}, got {Words.Code(json)}." };
        return result with { Output = json };
    }

    private static readonly System.Text.Json.JsonSerializerOptions Texts = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private async Task<TestResult> CheckAsync(CodeProblem problem, TestFiles files, CancellationToken cancellation)
    {
        var checker = await workshop.BuildAsync(problem.CheckerProgram ?? throw new InvalidOperationException("This question has no checker."), null, "checker", cancellation);
        return await new ProgramChecker(runner, store).CheckAsync(checker, files, cancellation);
    }

    private async Task<TestResult> TalkAsync(CodeProblem problem, TestCase test, Built program, SourceProgram source, ReadOnlyMemory<byte> input, CancellationToken cancellation)
    {
        var interactor = await workshop.BuildAsync(source, null, "interactor", cancellation);
        var files = new TestFiles(input, null, Encoding.UTF8.GetBytes(test.Output ?? ""));
        var talk = new Conversation(runner, store);
        var result = await talk.HoldAsync(program, interactor, files, problem.Limits, cancellation);
        var limit = program.Language.Time(problem.Limits.Milliseconds);
        return result is { Verdict: Verdicts.TooLong, Used.Milliseconds: var took } && took < limit.TotalMilliseconds * 1.2
            ? await talk.HoldAsync(program, interactor, files, problem.Limits, cancellation)
            : result;
    }
}
