using PrepPlatform.CodeJudge.Building;
using PrepPlatform.CodeJudge.Problems;
using PrepPlatform.CodeJudge.Running;

namespace PrepPlatform.CodeJudge.Scoring;

/// <summary>In which order tests are run, and which need not be.</summary>
internal sealed class Course(CodeProblem problem, Built program, TestBench bench, Sheet sheet)
{
    private const string Needed = "Not run: a subtask that this one needs is not full.", Lost = "Not run: an earlier test of the subtask has failed.";
    private readonly Dictionary<string, bool> full = [];

    /// <param name="time">Ends when the tests have to be done.</param>
    /// <param name="cancellation">Ends when nobody waits any more.</param>
    public async Task RunAsync(CancellationToken time, CancellationToken cancellation)
    {
        try
        {
            foreach (var test in Tests("")) await TestAsync(test, time);
            foreach (var subtask in problem.Subtasks) await SubtaskAsync(subtask, time);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            sheet.OutOfTime();
        }
    }

    /// <summary>Those that it needs come first, wherever they stand.</summary>
    private async Task SubtaskAsync(Subtask subtask, CancellationToken time)
    {
        if (!full.TryAdd(subtask.Name, false)) return;
        foreach (var needed in problem.Subtasks.Where(s => subtask.Needs.Contains(s.Name))) await SubtaskAsync(needed, time);
        var allowed = subtask.Needs.All(n => full.GetValueOrDefault(n));
        var lost = false;
        foreach (var test in Tests(subtask.Name))
        {
            if (!allowed || lost) sheet.Add(test, TestResult.NotRun(allowed ? Lost : Needed));
            else lost = (await TestAsync(test, time)).Score == 0 && subtask.Worst;
        }

        full[subtask.Name] = sheet.Close(subtask) == 1;
    }

    private IEnumerable<TestCase> Tests(string subtask) => problem.Tests.Where(t => problem.Subtasks.Count == 0 || t.Subtask == subtask);

    private async Task<TestResult> TestAsync(TestCase test, CancellationToken time)
    {
        var result = await bench.RunAsync(problem, test, program, time);
        sheet.Add(test, result);
        return result;
    }
}
