using PrepPlatform.Evaluators;

namespace PrepPlatform.CodeJudge.Problems;

/// <summary>Whether subtasks and tests name one another rightly.</summary>
internal static class SubtaskCheck
{
    public static IEnumerable<DefinitionProblem> Find(CodeProblem problem)
    {
        var names = problem.Subtasks.Select(s => s.Name).ToList();
        for (var i = 0; i < problem.Tests.Count; i++)
            if (Test(problem, problem.Tests[i], names) is { } wrong) yield return new($"{CodeCheck.Path(problem, i)}.subtask", wrong);
        for (var i = 0; i < problem.Subtasks.Count; i++)
        {
            if (names[i].Length == 0) yield return new($"subtasks[{i}].name", "Write a name.");
            else if (names.IndexOf(names[i]) < i) yield return new($"subtasks[{i}].name", "Another subtask has this name: change one of them.");
            else if (Tests(problem, names[i]) is var tests && !tests.Any(t => t.Hidden)) yield return new($"subtasks[{i}].name", "It has no hidden test: name it in at least one.");
            else if (problem.Subtasks[i].Worst is false && tests.Sum(t => t.Points) == 0) yield return new($"subtasks[{i}].rule", "None of its tests has a weight: give one to at least one of them.");
            if (problem.Subtasks[i].Needs.FirstOrDefault(n => !names.Contains(n)) is { } unknown) yield return new($"subtasks[{i}].needs", $"There is no subtask '{unknown}'.");
            else if (Reaches(problem, names[i], names[i], [])) yield return new($"subtasks[{i}].needs", "It needs itself, perhaps by way of others: take one of them out.");
        }
    }

    private static IEnumerable<TestCase> Tests(CodeProblem problem, string name) => problem.Tests.Where(t => t.Subtask == name);

    private static string? Test(CodeProblem problem, TestCase test, List<string> names)
    {
        if (test.Subtask.Length > 0) return names.Contains(test.Subtask) ? null : $"There is no subtask '{test.Subtask}': add it, or name another.";
        return names.Count > 0 && test.Hidden ? "There are subtasks: say to which one this hidden test belongs." : null;
    }

    private static bool Reaches(CodeProblem problem, string from, string to, HashSet<string> seen) =>
        problem.Subtasks.Where(s => s.Name == from).SelectMany(s => s.Needs).Any(n => n == to || (seen.Add(n) && Reaches(problem, n, to, seen)));
}
