using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Evaluation.Domain;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.Plugins;

/// <summary>Answers of trusted, instant types are scored within the request, in the caller's unit of work.</summary>
public sealed class InstantTests(InstantTests.App app) : IClassFixture<InstantTests.App>
{
    private const string Tenant = "northfield", Greet = """{"prompt":"Greet Asha.","name":"Asha","points":2}""";

    [Fact]
    public async Task A_trusted_plugin_runs_in_the_hosts_process_with_its_own_version_of_a_dependency_that_the_host_has_too()
    {
        typeof(HandlebarsDotNet.Handlebars).Assembly.GetName().Version!.Major.ShouldBe(2, "the host's own");
        (await app.PluginAsync("greeting")).Status.State.ShouldBe(PluginState.Active, (await app.PluginAsync("greeting")).Status.Reason);
        var order = Asking.Order("greeting", """{"text":"Hello Asha"}""", Greet);
        var given = (await app.RequestAsync(Tenant, order)).ShouldHaveSingleItem().ShouldNotBeNull();
        given.Result.Outcome.ShouldBe(Outcome.Scored);
        given.Result.Score.ShouldBe(1);
        given.Result.Notes.ShouldBe("Handlebars 1");
        given.Evaluator.ShouldBe("greeting");
        given.Version.ShouldBe("1.0.0");
        var kept = (await app.ReadAsync(Tenant, order)).ShouldHaveSingleItem();
        kept.Id.ShouldBe(given.Id);
        kept.Result.Criteria.ShouldHaveSingleItem().Reason.ShouldBe("Well met.");
    }

    [Fact]
    public async Task A_score_is_saved_with_the_callers_unit_of_work_or_not_at_all()
    {
        var order = Asking.Order("greeting", """{"text":"Hello Asha"}""", Greet);
        await app.InAsync(Tenant, s => s.GetRequiredService<IEvaluations>().RequestAsync([order], CancellationToken.None));
        (await app.ReadAsync(Tenant, order)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_ordered_before_is_ordered_once()
    {
        var order = Asking.Order("greeting", """{"text":"Hello Asha"}""", Greet);
        var first = await app.RequestAsync(Tenant, order, order);
        var again = await app.RequestAsync(Tenant, order with { Response = Asking.Json("""{"text":"Bye"}""") });
        again[0]!.Id.ShouldBe(first[0]!.Id);
        first[1]!.Id.ShouldBe(first[0]!.Id);
        (await app.ReadAsync(Tenant, order)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("""{"words":"Hello"}""")]
    [InlineData("""{"text":7}""")]
    [InlineData("""["Hello"]""")]
    public async Task An_answer_that_does_not_fit_scores_nothing_and_says_so(string response)
    {
        var given = (await app.RequestAsync(Tenant, Asking.Order("greeting", response, Greet)))[0]!;
        given.Result.Outcome.ShouldBe(Outcome.NotEvaluable);
        given.Result.Score.ShouldBe(0);
        given.Result.Notes.ShouldStartWith("The answer does not fit");
    }

    [Fact]
    public async Task An_answer_of_more_than_256_KiB_is_not_looked_at()
    {
        var given = (await app.RequestAsync(Tenant, Asking.Order("greeting", $$"""{"text":"{{new string('a', 256 * 1024)}}"}""", Greet)))[0]!;
        given.Result.Outcome.ShouldBe(Outcome.NotEvaluable);
        given.Result.Notes.ShouldBe("The answer is larger than 256 KiB.");
    }

    [Fact]
    public async Task A_question_that_no_longer_fits_its_type_goes_to_a_person_with_the_answer_kept()
    {
        var given = (await app.RequestAsync(Tenant, Asking.Order("greeting", """{"text":"Hello Asha"}""", """{"prompt":"Greet Asha."}""")))[0]!;
        given.Result.Outcome.ShouldBe(Outcome.NeedsReview);
        given.Result.Notes.ShouldBe("The question no longer fits its type: name: This is missing.");
    }

    [Fact]
    public async Task A_tenants_rows_are_its_own()
    {
        var order = Asking.Order("greeting", """{"text":"Hello Asha"}""", Greet);
        await app.RequestAsync(Tenant, order);
        (await app.ReadAsync("lakeside", order)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_overrides_with_a_reason_and_both_scores_are_kept()
    {
        var order = Asking.Order("greeting", """{"text":"Bye"}""", Greet);
        await app.RequestAsync(Tenant, order);
        var by = Guid.CreateVersion7();
        await app.InAsync(Tenant, async s =>
        {
            var evaluations = s.GetRequiredService<IEvaluations>();
            (await evaluations.OverrideAsync(order.Subject, new PersonScore(0.5m, "x", by), CancellationToken.None)).Succeeded.ShouldBeFalse();
            (await evaluations.OverrideAsync(order.Subject, new PersonScore(1.5m, "Kind enough.", by), CancellationToken.None)).Succeeded.ShouldBeFalse();
            (await evaluations.OverrideAsync(order.Subject, new PersonScore(0.5m, "Kind enough.", by), CancellationToken.None)).Succeeded.ShouldBeTrue();
            return await s.GetRequiredService<PrepDb>().SaveChangesAsync();
        });
        var kept = await app.ReadAsync(Tenant, order);
        kept.Select(e => e.Evaluator).ShouldBe(["greeting", "person"]);
        kept[1].Result.Score.ShouldBe(0.5m);
        kept[1].Result.Criteria.ShouldHaveSingleItem("the last evaluation's");
        kept[1].By.ShouldBe(by);
        kept[1].Reason.ShouldBe("Kind enough.");
    }

    [Fact]
    public async Task What_is_not_trusted_waits_for_a_worker_and_leaves_nothing_when_the_work_is_rolled_back()
    {
        var order = Asking.Say("well-behaved", "Hello");
        (await app.RequestAsync(Tenant, order))[0].ShouldBeNull();
        (await app.RequestAsync(Tenant, order))[0].ShouldBeNull("it is queued already");
        (await app.InDbAsync(Tenant, db => db.Set<EvaluationWork>().CountAsync(w => w.SubjectId == order.Subject.Id))).ShouldBe(1);
    }

    public sealed class App : PluginApp
    {
        protected override void Install(PluginFolder folder)
        {
            folder.AddSample("Greeting");
            folder.AddVice("WellBehaved", m => m["instant"] = true);
        }

        protected override IReadOnlyDictionary<string, string?> More => new Dictionary<string, string?> { ["Evaluation:InProcess"] = "greeting" };
    }
}
