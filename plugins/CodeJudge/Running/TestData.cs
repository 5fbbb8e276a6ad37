using System.Security.Cryptography;
using System.Text;
using PrepPlatform.CodeJudge.Building;
using PrepPlatform.CodeJudge.Problems;
using PrepPlatform.CodeJudge.Signatures;
using PrepPlatform.Evaluators.Sandbox;
using ValueType = PrepPlatform.CodeJudge.Signatures.ValueType;

namespace PrepPlatform.CodeJudge.Running;

/// <summary>What a test feeds to a program, and what is to come out; made by the author's generator and reference where it is not given, and kept.</summary>
internal sealed class TestData(Runner runner, Workshop workshop, Store store)
{
    private const string File_ = "made";

    /// <summary>Null: the arguments do not fit the signature, as may be with a candidate's own.</summary>
    public async Task<ReadOnlyMemory<byte>?> InputAsync(CodeProblem problem, TestCase test, CancellationToken cancellation)
    {
        if (problem.Signature is { } signature) return Values.Write(test.Input, signature) is { } values ? values : (ReadOnlyMemory<byte>?)null;
        if (test.Generate is null) return Encoding.UTF8.GetBytes(test.Input.Length == 0 || test.Input.EndsWith('\n') ? test.Input : $"{test.Input}\n");
        var generator = await workshop.BuildAsync(problem.Generator ?? throw new InvalidOperationException("This question has no generator."), null, "generator", cancellation);
        return await KeptAsync(Store.Key("input", generator.Key, test.Generate), async () =>
        {
            var given = new SandboxCommand("", []) { WallTime = Runner.WallTime(generator, Runner.Own), MostOutput = (long)Runner.Own.Kilobytes << 10 };
            var run = await runner.RunOwnAsync(generator, test.Generate.Split(' ', StringSplitOptions.RemoveEmptyEntries), given, cancellation);
            return run is { End: SandboxEnd.Exited, ExitCode: 0 } ? run.Output : throw Workshop.Failed("generator", run);
        });
    }

    /// <summary>The expected output, or result as JSON; empty where nobody says what it is.</summary>
    public async Task<ReadOnlyMemory<byte>> ExpectedAsync(CodeProblem problem, TestCase test, ReadOnlyMemory<byte> input, CancellationToken cancellation)
    {
        if (test.Output is { } output) return Encoding.UTF8.GetBytes(output);
        if (problem.Interactor is not null || (problem.Reference is null && problem.Checker == CheckerKind.Program)) return default;
        if (problem.Reference is null) throw new InvalidOperationException("A test of this question does not say what is to come out.");
        var reference = await workshop.BuildAsync(problem.Reference, problem.Signature, "reference solution", cancellation);
        var limits = problem.Limits with { Milliseconds = problem.Limits.Milliseconds * 2 };
        return await KeptAsync(Store.Key("output", reference.Key, Convert.ToHexString(SHA256.HashData(input.Span)), $"{limits}"), async () =>
        {
            var run = await runner.RunAsync(reference, input, limits, cancellation);
            if (run is not { End: SandboxEnd.Exited, ExitCode: 0 }) throw Workshop.Failed("reference solution", run);
            return problem.Signature is not { } signature ? run.Output : ResultReader.TryRead(run.Output.Span, ValueType.Parse(signature.Returns)!, out var result)
                ? Encoding.UTF8.GetBytes(result?.ToJsonString() ?? "null")
                : throw Workshop.Failed("reference solution", run);
        });
    }

    private async Task<ReadOnlyMemory<byte>> KeptAsync(string key, Func<Task<ReadOnlyMemory<byte>>> make)
    {
        var folder = await store.GetAsync(key, async aside =>
        {
            await File.WriteAllBytesAsync(Path.Combine(aside, File_), await make());
            return true;
        });
        return await File.ReadAllBytesAsync(Path.Combine(folder!, File_));
    }
}
