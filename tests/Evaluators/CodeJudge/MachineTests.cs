using PrepPlatform.CodeJudge;
using PrepPlatform.CodeJudge.Building;
using PrepPlatform.CodeJudge.Languages;
using PrepPlatform.CodeJudge.Scoring;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.Tests.Evaluators.CodeJudge;

/// <summary>What is not the learner's fault is not charged to the learner.</summary>
public sealed class MachineTests : IDisposable
{
    private const string Right = "print(int(input()) * 2)";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prep-judge-");

    public void Dispose() => folder.Delete(recursive: true);

    [JudgeTheory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_fails_once_on_our_side_is_tried_again(int fails)
    {
        var sandbox = new Unsteady(fails);
        Judging.Judge(Judging.Twice(), "python", Right, type: With(sandbox)).Verdicts().ShouldBe("AC AC AC");
        sandbox.Runs.ShouldBe(4 + fails);
    }

    [JudgeFact]
    public void What_fails_twice_is_thrown_so_that_the_host_tries_elsewhere() =>
        Should.Throw<InvalidOperationException>(() => Judging.Judge(Judging.Twice(), "python", Right, type: With(new Unsteady(2)))).Message.ShouldBe("The machine failed.");

    [JudgeFact]
    public void Without_a_sandbox_nothing_is_run() =>
        Should.Throw<InvalidOperationException>(() => Judging.Judge(Judging.Twice(), "python", Right, type: With(new Unsteady(0, "Install it.")))).Message.ShouldBe("Install it.");

    [JudgeFact]
    public void A_language_that_is_not_installed_is_not_offered_and_an_answer_in_it_goes_to_a_person()
    {
        var none = LanguageFiles.Find("java")! with { Tools = new Dictionary<string, IReadOnlyList<string>> { ["java"] = ["/usr/bin/no-such-java"] } };
        var type = With(new Unsteady(0), LanguageFiles.Find("python")!, none);
        var definition = Judging.Element(Judging.Twice());
        ((CodePresentation)type.Present(definition, default)).Languages.Select(l => l.Id).ShouldBe(["python"]);
        var result = Judging.Judge(Judging.Twice(), "java", "class Main {}", type: type);
        (result.Outcome, result.Notes).ShouldBe((Outcome.NotEvaluable, "Java is not installed on this machine: java, javac."));
    }

    [JudgeFact]
    public void A_program_that_only_waits_is_given_more_time_by_the_clock_once_and_not_for_every_test()
    {
        var problem = Judging.Twice();
        problem["limits"]!["milliseconds"] = 100;
        var sandbox = new Unsteady(0);
        var result = Judging.Judge(problem, "python", "import time\ntime.sleep(60)", type: With(sandbox), seconds: 100);
        result.Verdicts().ShouldBe("TLE TLE TLE");
        result.Criteria[0].Reason.ShouldStartWith("It waited instead of working");
        sandbox.Runs.ShouldBe(1 + 4);
    }

    [JudgeTheory]
    [InlineData("""{ "prompt": "?" }""", "The question has no tests.")]
    [InlineData("""{ "prompt": "?", "signature": { "name": "f", "returns": "integer" }, "cases": [{ "arguments": "[]", "result": "1" }] }""", "The function of the question has a type that does not exist.")]
    public void A_question_that_nobody_has_checked_is_charged_to_nobody(string definition, string why)
    {
        var result = Judging.Judge(Judging.Definition(definition), "python", Right, type: With(new Unsteady(0), LanguageFiles.Find("python")!));
        (result.Outcome, result.Notes).ShouldBe((Outcome.NotEvaluable, why));
    }

    private CodeType With(ISandbox sandbox, params Language[] known)
    {
        var languages = new InstalledLanguages(known.Length > 0 ? known : LanguageFiles.All);
        return new CodeType(languages, new Judge(languages, new Lazy<ISandbox>(sandbox), new Store(Path.Combine(folder.FullName, "store"), 1 << 26)));
    }

    /// <summary>The real one, on a machine that fails at first.</summary>
    private sealed class Unsteady(int fails, params string[] problems) : ISandbox
    {
        private readonly ISandbox real = Sandboxes.Open(new SandboxOptions());
        private int left = fails;

        public int Runs { get; private set; }

        public IReadOnlyList<string> Problems => problems;

        public Task<SandboxRun> RunAsync(SandboxCommand command, CancellationToken cancellation)
        {
            Runs++;
            return left-- > 0 ? throw new InvalidOperationException("The machine failed.") : real.RunAsync(command, cancellation);
        }
    }
}
