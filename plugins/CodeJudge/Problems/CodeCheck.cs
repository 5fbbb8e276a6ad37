using PrepPlatform.Evaluators;

namespace PrepPlatform.CodeJudge.Problems;

/// <summary>What an author of a question with programs can get wrong beyond its schema. It runs nothing.</summary>
internal static class CodeCheck
{
    public static IEnumerable<DefinitionProblem> Find(CodeProblem problem) =>
        [.. Whole(problem), .. problem.Tests.SelectMany((t, i) => Test(problem, t, Path(problem, i))), .. SubtaskCheck.Find(problem), .. SignatureCheck.Find(problem), .. Programs(problem)];

    /// <summary>Where a test stands in the definition.</summary>
    public static string Path(CodeProblem problem, int test) => problem.Signature is null ? $"tests[{test}]" : $"cases[{test}]";

    private static IEnumerable<DefinitionProblem> Whole(CodeProblem problem)
    {
        var list = problem.Signature is null ? "tests" : "cases";
        if (string.IsNullOrWhiteSpace(problem.Prompt)) yield return new("prompt", "Write the question.");
        if (problem.Tests.Count == 0) yield return new(list, "Add at least one test: answers are run on them.");
        else if (problem.Subtasks.Count == 0 && problem.Tests.Where(t => t.Hidden).Sum(t => t.Points) == 0)
            yield return new(list, "Hide at least one test that has a weight: an answer that only prints what the examples show must not earn the points.");
    }

    private static IEnumerable<DefinitionProblem> Test(CodeProblem problem, TestCase test, string path)
    {
        var made = problem.Signature is null ? "output" : "result";
        if (test is { Hidden: false, Generate: not null }) yield return new($"{path}.generate", "An example is shown as it is written: give its input, or hide it.");
        if (test.Generate is not null && test.Input.Length > 0) yield return new($"{path}.generate", "Give an input or arguments for the generator, not both.");
        if (test.Generate is not null && problem.Generator is null) yield return new($"{path}.generate", "There is no generator: write one, or give an input.");
        if (test.Output is not null || problem.Interactor is not null || problem.Checker == CheckerKind.Program) yield break;
        if (!test.Hidden) yield return new($"{path}.{made}", "An example is shown as it is written: say what is to come out.");
        else if (problem.Reference is null) yield return new($"{path}.{made}", "Say what is to come out, or write a reference solution that finds it out.");
    }

    private static IEnumerable<DefinitionProblem> Programs(CodeProblem problem)
    {
        if (problem.Checker == CheckerKind.Program && problem.CheckerProgram is null) yield return new("checkerProgram", "Write the checker, or choose another way to compare outputs.");
        if (problem.Checker != CheckerKind.Program && problem.CheckerProgram is not null) yield return new("checker", "There is a checker: choose that outputs are compared by a program, or take it out.");
        if (problem.Interactor is not null && problem.Checker == CheckerKind.Program) yield return new("checker", "An interactor says what is right: take the checker out.");
        if (problem.Interactor is not null && problem.Signature is not null) yield return new("interactor", "A function cannot talk with an interactor: ask for a program, or take it out.");
        if (problem.Reference is { } reference && !problem.Takes(reference.Language)) yield return new("reference.language", "Answers may not be written in this language: choose one of the question's.");
    }
}
