using System.Text.Json.Nodes;
using PrepPlatform.PluginConformance;
using PrepPlatform.Tests.Evaluators.CodeJudge;
using PrepPlatform.Tests.Support.Encoders;

namespace PrepPlatform.Tests.Evaluators;

/// <summary>The suite that plugin authors run: it passes what keeps the contract and finds each broken promise.</summary>
public sealed class ConformanceTests : IClassFixture<ConformanceTests.CarelessRun>, IDisposable
{
    private readonly CarelessRun careless;
    private readonly DirectoryInfo copy = Directory.CreateTempSubdirectory("prep-plugin-");

    public ConformanceTests(CarelessRun careless)
    {
        this.careless = careless;
        foreach (var file in Directory.GetFiles(Clone.Plugin("MultipleChoice"))) File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
    }

    public void Dispose() => copy.Delete(recursive: true);

    [Theory]
    [InlineData("MultipleChoice", 8)]
    [InlineData("SemanticText", 4)]
    [InlineData("Speech", 2)]
    public async Task The_product_s_own_plugins_pass_with_the_demo_s_questions(string plugin, int groups)
    {
        var findings = await Run(Clone.Plugin(plugin), Path.Combine(Clone.Root, "seeds", "demo", "questions.json"));
        findings.Where(f => f.Problem is not null).ShouldBeEmpty();
        findings.Select(f => f.Group).Distinct().Count().ShouldBe(groups);
    }

    [JudgeFact]
    public async Task The_judge_of_programs_passes() =>
        (await Run(Clone.Plugin("CodeJudge"))).Where(f => f.Problem is not null).ShouldBeEmpty();

    [Fact]
    public async Task The_template_passes_as_it_is() =>
        (await Run(Path.Combine(Clone.Root, "tools", "plugin-template", "bin", "plugin", "plugin-template"))).Where(f => f.Problem is not null).ShouldBeEmpty();

    [Theory]
    [InlineData("honest")]
    [InlineData("unlabelled", "it says what it is")]
    [InlineData("key-first", "turning the key")]
    [InlineData("author-ids", "with a seed")]
    [InlineData("tells-feedback", "a candidate never sees")]
    [InlineData("throws", "no answer makes it throw", "the same answer", "it keeps its budget")]
    [InlineData("adds-wrong", "the example's response", "the best response", "no answer makes it throw")]
    [InlineData("forgets", "no answer makes it throw", "the same answer")]
    [InlineData("generous", "an empty answer")]
    [InlineData("lax", "no definition makes")]
    [InlineData("shares", "the same answer")]
    [InlineData("slow", "it keeps its budget")]
    [InlineData("half", "the example's response", "the best response", "no definition makes")]
    public void Each_broken_promise_is_found(string type, params string[] failing)
    {
        var failed = careless.Findings.Where(f => f.Group == type && f.Problem is not null).Select(f => f.Check).ToList();
        failed.Count.ShouldBe(failing.Length, string.Join("\n", careless.Findings.Where(f => f.Group == type && f.Problem is not null)));
        failed.Zip(failing).ShouldAllBe(p => p.First.StartsWith(p.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_broken_promise_of_a_text_embedder_is_found() =>
        careless.Findings.Where(f => f.Group == "text embedder").Select(f => (f.Check.Split(' ')[0], f.Problem is null)).ShouldBe([("every", false), ("vectors", false), ("the", false), ("a", false)]);

    [Fact]
    public async Task The_products_own_text_embedder_keeps_its_promises_and_says_where_it_has_no_model()
    {
        var models = Directory.CreateDirectory(Path.Combine(copy.FullName, "models")).FullName;
        EncoderFolder.Install(models, "test");
        var plugin = Clone.Plugin("SemanticText");
        (await Embedder(plugin, models)).Select(f => f.Problem).ShouldBe([null, null, null, null]);
        (await Embedder(plugin, null)).ShouldHaveSingleItem().Problem.ShouldBeNull();
    }

    [Fact]
    public void What_looks_different_the_second_time_is_found() =>
        careless.Findings.ShouldContain(f => f.Group == "unstable" && f.Problem != null && f.Check.StartsWith("the same question", StringComparison.Ordinal));

    [Theory]
    [InlineData("id", "\"Bad Id\"", "it says who")]
    [InlineData("version", "\"one\"", "it says who")]
    [InlineData("budgetSeconds", "0", "it says who")]
    [InlineData("contract", """{"from":"2.0","below":"3.0"}""", "it works with")]
    [InlineData("entry", "\"../other.dll\"", "it says who")]
    [InlineData("type", "\"No.Such\"", "its entry type")]
    [InlineData("types", """["single-choice"]""", "its question types")]
    [InlineData("types", "null", "it says who")]
    [InlineData("files", "{}", "it names the hash")]
    [InlineData("instant", "\"maybe\"", "plugin.json can be read")]
    public async Task A_wrong_manifest_is_found(string property, string value, string failing)
    {
        var path = Path.Combine(copy.FullName, "plugin.json");
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        manifest[property] = JsonNode.Parse(value);
        await File.WriteAllTextAsync(path, manifest.ToJsonString());
        (await Failed()).ShouldStartWith(failing);
    }

    [Fact]
    public async Task A_file_that_is_not_the_one_of_the_manifest_is_found()
    {
        await File.AppendAllTextAsync(Path.Combine(copy.FullName, "PrepPlatform.MultipleChoice.deps.json"), " ");
        (await Failed()).ShouldStartWith("it names the hash");
    }

    [Fact]
    public async Task A_file_too_many_is_found()
    {
        await File.WriteAllTextAsync(Path.Combine(copy.FullName, "more.dll"), "");
        (await Failed()).ShouldStartWith("it names the hash");
    }

    private async Task<string> Failed() => (await Run(copy.FullName)).Where(f => f.Problem is not null).ShouldHaveSingleItem().Check;

    private static async Task<List<Finding>> Run(string folder, string? questions = null)
    {
        var findings = new List<Finding>();
        await foreach (var finding in Conformance.RunAsync(folder, questions)) findings.Add(finding);
        return findings;
    }

    /// <summary>Its engine alone; the checks of its types are another test's.</summary>
    private static async Task<List<Finding>> Embedder(string folder, string? models)
    {
        var findings = new List<Finding>();
        await foreach (var finding in Conformance.RunAsync(folder, null, models))
            if (finding.Group == "text embedder") findings.Add(finding);
            else if (findings.Count > 0) break;
        return findings;
    }

    public sealed class CarelessRun : IAsyncLifetime
    {
        public List<Finding> Findings { get; private set; } = [];

        public async Task InitializeAsync() => Findings = await Run(Path.Combine(Clone.Root, "tests", "CarelessPlugin", "bin", "plugin", "CarelessPlugin"));

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
