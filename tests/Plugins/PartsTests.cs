using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluators;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Plugins;

/// <summary>What is known of a score before all of it is.</summary>
public sealed class PartsTests(PartsTests.App app) : IClassFixture<PartsTests.App>
{
    private const string College = "northfield";

    [Fact]
    public async Task Parts_are_read_while_the_rest_is_worked_on_and_pages_are_told()
    {
        var order = Asking.Say("patient", "Take your time");
        var told = new ConcurrentQueue<string>();
        using var listening = app.Services.GetRequiredService<IBackplane>().Subscribe("live", group =>
        {
            told.Enqueue(group);
            return Task.CompletedTask;
        });
        await app.RequestAsync(College, order);
        (await ProgressAsync(order)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Started.ShouldBeFalse(), p => p.Parts.ShouldBeEmpty(), p => p.Ahead.ShouldBe(0));
        using var worker = await OtherNode.StartAsync(app, "Worker", app.Settings);
        await Eventually.BeAsync(async () => (await ProgressAsync(order)) is [{ Started: true, Parts.Count: 1 }]);
        (await app.ReadAsync(College, order)).ShouldBeEmpty("the second half takes five seconds");
        var part = (await ProgressAsync(order))[0].Parts[0];
        (part.Name, part.Verdict, part.Output, part.Used).ShouldBe(("First half", "AC", "begun", new ResourceUse(12, 2048)));
        var given = (await app.WaitAsync(College, order)).ShouldHaveSingleItem().Result;
        (given.Verdict, given.Criteria.Count, given.Criteria[0].Used).ShouldBe(("AC", 2, new ResourceUse(12, 2048)));
        (await ProgressAsync(order)).ShouldBeEmpty();
        var mine = EvaluationProgress.Topic(Asking.Kind, order.Subject.Id);
        await Eventually.BeAsync(() => told.Count(t => t.EndsWith($"|{mine}", StringComparison.Ordinal)) >= 2);
    }

    [Fact]
    public async Task A_question_is_tried_as_its_plugin_says_or_not_at_all()
    {
        await app.Plugins().SettledAsync();
        (await TrialAsync("patient", "this"))!.Value.GetProperty("prompt").GetString().ShouldBe("Try this.");
        (await TrialAsync("patient", null))!.Value.GetProperty("prompt").GetString().ShouldBe("Try nothing.");
        (await TrialAsync("well-behaved", "this")).ShouldBeNull();
        (await TrialAsync("no-such-type", "this")).ShouldBeNull();
    }

    private Task<System.Text.Json.JsonElement?> TrialAsync(string type, string? input) =>
        app.InAsync(College, s => s.GetRequiredService<IQuestionTypes>().TrialAsync(type, Asking.Json(Asking.Question), input, CancellationToken.None));

    private Task<IReadOnlyList<EvaluationProgress>> ProgressAsync(EvaluationOrder order) =>
        app.InAsync(College, s => s.GetRequiredService<IEvaluations>().ProgressAsync(Asking.Kind, [order.Subject.Id], CancellationToken.None));

    public sealed class App : PluginApp
    {
        protected override void Install(PluginFolder folder)
        {
            folder.AddVice("WellBehaved");
            folder.AddVice("Patient", m => m["budgetSeconds"] = 20);
        }
    }
}
