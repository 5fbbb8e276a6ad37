using PrepPlatform.CodeJudge.Building;
using PrepPlatform.CodeJudge.Running;
using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.CodeJudge.Checking;

/// <summary>An author's checker: it runs in a sandbox of its own, and sees the answer's output and nothing of the answer.</summary>
internal sealed class ProgramChecker(Runner runner, Store store)
{
    public const string Files = "/files";

    public async Task<TestResult> CheckAsync(Built checker, TestFiles files, CancellationToken cancellation)
    {
        var folder = store.Scratch();
        try
        {
            await files.WriteAsync(folder, cancellation);
            var given = new SandboxCommand("", []) { Folders = [new(folder, Files)], WallTime = Runner.WallTime(checker, Runner.Own), MostOutput = 1 << 20 };
            var run = await runner.RunOwnAsync(checker, [$"{Files}/input", $"{Files}/output", $"{Files}/answer"], given, cancellation);
            return AuthorsVerdict.Read(run, Ending.Text(run.Output.Span), "checker");
        }
        finally
        {
            Store.Remove(folder);
        }
    }
}
