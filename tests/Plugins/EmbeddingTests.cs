using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluators;
using ITextEmbedder = PrepPlatform.Contracts.Evaluation.ITextEmbedder;

namespace PrepPlatform.Tests.Plugins;

/// <summary>Modules use the engine that a plugin offers, and plugins learn what people have scored, through the plugin's process.</summary>
public sealed class EmbeddingTests(EmbeddingTests.App app) : IClassFixture<EmbeddingTests.App>
{
    private const string Tenant = "northfield";

    [Fact]
    public async Task Any_number_of_texts_comes_back_as_vectors_in_their_order()
    {
        List<string> texts = [.. Enumerable.Range(0, 300).Select(i => new string((char)('a' + i % 26), 1 + i % 7)), "", "नमस्ते \ud83d", new string('é', 200_000)];
        var given = (await EmbedAsync([.. texts])).Value;
        given.Model.ShouldBe("letters 1.0");
        given.Vectors.Count.ShouldBe(303);
        for (var i = 0; i < 300; i++) given.Vectors[i][i % 26].ShouldBe(1);
        given.Vectors[302][26].ShouldBe(1, "long ones are cut");
    }

    [Fact]
    public async Task Nothing_to_embed_gives_nothing_of_the_same_model() => (await EmbedAsync()).Value.Model.ShouldBe("letters 1.0");

    [Theory]
    [InlineData("throw", "threw InvalidOperationException: Broken on purpose.")]
    [InlineData("stretch", "does not have length 1")]
    [InlineData("lose", "vectors of several sizes")]
    [InlineData("hang", "did not answer within 1 s")]
    [InlineData("kill", "process ended by itself")]
    public async Task What_goes_wrong_there_is_a_failure_here_and_the_next_works(string text, string why)
    {
        var failed = await EmbedAsync("abc", text);
        failed.Succeeded.ShouldBeFalse();
        failed.Problems[0].Message.ShouldStartWith("The text encoder does not work now: ");
        failed.Problems[0].Message.ShouldContain(why);
        await Tests.Support.Eventually.BeAsync(async () => (await EmbedAsync("abc")).Succeeded);
    }

    [Fact]
    public async Task A_process_that_was_killed_is_started_again_within_the_call()
    {
        (await EmbedAsync("abc")).Succeeded.ShouldBeTrue();
        var process = (await app.PluginAsync("embeds")).Runner!.Processes.ShouldHaveSingleItem();
        using (var child = System.Diagnostics.Process.GetProcessById(process)) child.Kill();
        (await EmbedAsync("abc")).Value.Vectors.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Callers_at_the_same_time_get_their_own()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 26).Select(i => EmbedAsync(new string((char)('a' + i), 3), "zz")));
        for (var i = 0; i < 26; i++) all[i].Value.Vectors[0][i].ShouldBe(1);
    }

    [Fact]
    public async Task Operators_see_the_model_and_what_is_to_be_known_and_test_it()
    {
        using var operators = await app.SignInAsync("operator@platform.test", "admin");
        var page = await operators.ReadAsync("/plugins/embeds");
        page.ShouldContain("Text encoder");
        page.ShouldContain("letters 1.0");
        page.ShouldContain("Models lie in /nowhere/models and ");
        (await operators.ReadAsync("/plugins/learns")).ShouldNotContain("Text encoder");
        var tested = await operators.PostFormAsync("/plugins/embeds/self-tests");
        tested.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await tested.Content.ReadAsStringAsync()).ShouldContain("Its encoder gives each text its own vector");
    }

    [Fact]
    public async Task What_people_scored_is_given_when_the_work_is_done_as_much_as_fits()
    {
        app.Graded = [Graded("first", 1), Graded("second", 0.5m), new GradedAnswer(Asking.Json("""{"words":1}"""), 1), Graded("too much", 2), Graded("third", 0)];
        (await NotesAsync()).ShouldBe("f 1, s 0.5, t 0, 3 in all", "what does not fit the type, or no scale, is left out");
        app.Graded = [.. Enumerable.Range(0, 80).Select(i => Graded($"{i % 10}", 1))];
        (await NotesAsync()).ShouldEndWith(" 50 in all");
        app.Graded = [.. Enumerable.Range(0, 40).Select(_ => Graded(new string('e', 120_000), 1))];
        (await NotesAsync()).ShouldEndWith(" 4 in all", customMessage: "half a megabyte");
        app.Graded = [];
        (await NotesAsync()).ShouldBe("0 in all");
    }

    private async Task<string> NotesAsync()
    {
        var order = Asking.Say("learns", "Hello");
        await app.RequestAsync(Tenant, order);
        return (await app.WaitAsync(Tenant, order)).ShouldHaveSingleItem().Result.Notes;
    }

    private static GradedAnswer Graded(string text, decimal score) => new(JsonSerializer.SerializeToElement(new { text }), score);

    private Task<Kernel.Result<TextVectors>> EmbedAsync(params string[] texts) => app.Services.GetRequiredService<ITextEmbedder>().EmbedAsync(texts, CancellationToken.None);

    public sealed class App : PluginApp, IGradedAnswers
    {
        public IReadOnlyList<GradedAnswer> Graded { get; set; } = [];

        public string SubjectKind => Asking.Kind;

        public Task<IReadOnlyList<GradedAnswer>> ReadAsync(Guid subjectId, CancellationToken cancellation)
        {
            Kernel.TenantScope.Current.ToString().ShouldNotBeEmpty("it is asked for the tenant's");
            return Task.FromResult(Graded);
        }

        protected override string Role => "All";

        protected override IReadOnlyDictionary<string, string?> More => new Dictionary<string, string?> { ["Evaluation:ModelFolder"] = "/nowhere/models" };

        protected override void Change(WebApplicationBuilder builder) => builder.Services.AddSingleton<IGradedAnswers>(this);

        protected override void Install(PluginFolder folder)
        {
            folder.AddVice("Embeds", m => m["budgetSeconds"] = 1);
            folder.AddVice("Learns");
        }
    }
}

/// <summary>An installation that has none.</summary>
public sealed class NoEncoderTests(NoEncoderTests.App app) : IClassFixture<NoEncoderTests.App>
{
    [Fact]
    public async Task Without_a_model_callers_are_told_and_go_on()
    {
        var none = await app.Services.GetRequiredService<ITextEmbedder>().EmbedAsync(["a"], CancellationToken.None);
        none.Problems.ShouldHaveSingleItem().Message.ShouldBe("No text encoder is installed.");
        using var operators = await app.SignInAsync("operator@platform.test", "admin");
        (await operators.ReadAsync("/plugins/embeds")).ShouldContain("none is installed: ./prep models pull");
        (await app.PluginAsync("embeds")).Status.State.ShouldBe(PluginState.Active);
    }

    public sealed class App : PluginApp
    {
        protected override IReadOnlyDictionary<string, string?> More => new Dictionary<string, string?> { ["Evaluation:Encoder"] = "none" };

        protected override void Install(PluginFolder folder) => folder.AddVice("Embeds");
    }
}
