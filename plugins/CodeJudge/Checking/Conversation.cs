using System.IO.Pipelines;
using PrepPlatform.CodeJudge.Building;
using PrepPlatform.CodeJudge.Problems;
using PrepPlatform.CodeJudge.Running;
using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.CodeJudge.Checking;

/// <summary>An answer's program and the author's interactor, each in a sandbox of its own, with a pipe each way.</summary>
internal sealed class Conversation(Runner runner, Store store)
{
    private const string Files = ProgramChecker.Files;
    private static readonly TimeSpan Longer = TimeSpan.FromSeconds(2);

    public async Task<TestResult> HoldAsync(Built program, Built interactor, TestFiles files, Limits limits, CancellationToken cancellation)
    {
        var folder = store.Scratch();
        try
        {
            await files.WriteAsync(folder, cancellation);
            var (there, back) = (new Pipe(), new Pipe());
            var first = 0;
            var answering = EndAsync(runner.TalkAsync(program, limits, back.Reader.AsStream(), there.Writer.AsStream(), cancellation), back.Reader, there.Writer, () => Interlocked.CompareExchange(ref first, 1, 0));
            var given = new SandboxCommand("", [])
            {
                Folders = [new(folder, Files)], Input = there.Reader.AsStream(), Output = back.Writer.AsStream(), WallTime = Runner.WallTime(program, limits) + Longer, MostOutput = (long)Runner.Own.Kilobytes << 10,
            };
            var asking = EndAsync(runner.RunOwnAsync(interactor, [$"{Files}/input", $"{Files}/answer"], given, cancellation), there.Reader, back.Writer, () => Interlocked.CompareExchange(ref first, 2, 0));
            await Task.WhenAll(answering, asking);
            return Judge(await answering, await asking, program, limits, answerEndedFirst: first == 1);
        }
        finally
        {
            Store.Remove(folder);
        }
    }

    /// <summary>A program that fails because the other one has hung up is not the one to blame.</summary>
    private static TestResult Judge(SandboxRun answer, SandboxRun interactor, Built program, Limits limits, bool answerEndedFirst)
    {
        var ending = Ending.Of(answer, program.Language, limits);
        if (ending is not null && (answerEndedFirst || ending.Verdict is not (Verdicts.Broke or Verdicts.TooLong))) return ending;
        var verdict = interactor.End == SandboxEnd.TooLong && ending is not null ? ending : AuthorsVerdict.Read(interactor, interactor.Errors, "interactor");
        return (verdict.Score == 1 && ending is not null ? ending : verdict) with { Used = Runner.Used(answer) };
    }

    /// <summary>When one of the two is gone, the other one reads the end and writes to nobody.</summary>
    private static async Task<SandboxRun> EndAsync(Task<SandboxRun> run, PipeReader reads, PipeWriter writes, Action ended)
    {
        try
        {
            return await run;
        }
        finally
        {
            ended();
            await reads.CompleteAsync();
            await writes.CompleteAsync();
        }
    }
}
