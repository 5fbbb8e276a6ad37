using PrepPlatform.CodeJudge.Building;
using PrepPlatform.CodeJudge.Languages;
using PrepPlatform.CodeJudge.Problems;
using PrepPlatform.CodeJudge.Running;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.CodeJudge.Scoring;

/// <summary>Scores a program: compiles it once, runs it on the tests one after the other, and adds up.</summary>
internal sealed class Judge
{
    private static readonly TimeSpan ToFinish = TimeSpan.FromSeconds(3);
    private readonly InstalledLanguages languages;
    private readonly Lazy<ISandbox> sandbox;
    private readonly Store store;

    public Judge(InstalledLanguages languages, Lazy<ISandbox> sandbox, Store store) => (this.languages, this.sandbox, this.store) = (languages, sandbox, store);

    /// <exception cref="InvalidOperationException">This machine, or a program of the author's, failed twice.</exception>
    public async Task<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellation)
    {
        var (problem, answer) = (ProblemReader.Read(request.Definition), Answer.Read(request.Response));
        if (!problem.Takes(answer.Language) || LanguageFiles.Find(answer.Language) is not { } known) return NotCompiled(problem, "Language", "The question takes no answers in this language: choose another one.");
        if (string.IsNullOrWhiteSpace(answer.Source)) return NotCompiled(problem, "Program", "There is no program.");
        if (languages.Find(answer.Language) is not { } language) return EvaluationResult.NotEvaluable($"{known.Name} is not installed on this machine: {string.Join(", ", known.Tools.Keys)}.");
        if (sandbox.Value.Problems.Count > 0) throw new InvalidOperationException(string.Join(' ', sandbox.Value.Problems));
        if (problem.Tests.Count == 0) return EvaluationResult.NotEvaluable("The question has no tests.");
        if (problem.Signature?.Types.Any(t => Signatures.ValueType.Parse(t) is null) is true) return EvaluationResult.NotEvaluable("The function of the question has a type that does not exist.");
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(request.Budget - TimeSpan.FromTicks(Math.Min(ToFinish.Ticks, request.Budget.Ticks / 10)));
        var builder = new Builder(sandbox.Value, store);
        var building = await BuildAsync(builder, language, answer, problem, cancellation);
        if (building.Program is not { } program) return NotCompiled(problem, "Compiler", $"The program does not compile.{Words.Block(building.Errors, 900)}");
        var sheet = new Sheet(problem, request.Parts);
        await new Course(problem, program, Bench(builder), sheet).RunAsync(time.Token, cancellation);
        return sheet.Finish(language.Title);
    }

    private static async Task<Building.Building> BuildAsync(Builder builder, Installed language, Answer answer, CodeProblem problem, CancellationToken cancellation)
    {
        try
        {
            return await builder.BuildAsync(language, answer.Source, problem.Signature, cancellation);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            return await builder.BuildAsync(language, answer.Source, problem.Signature, cancellation);
        }
    }

    private TestBench Bench(Builder builder)
    {
        var (runner, workshop) = (new Runner(sandbox.Value), new Workshop(languages, builder));
        return new TestBench(runner, workshop, new TestData(runner, workshop, store), store);
    }

    private static EvaluationResult NotCompiled(CodeProblem problem, string name, string reason) => new()
    {
        Outcome = Outcome.Scored, Verdict = Verdicts.NotCompiled, Criteria = [new Criterion(name, 0, problem.Points, reason) { Verdict = Verdicts.NotCompiled }],
    };
}
