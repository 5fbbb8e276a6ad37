using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Identity.Areas.Identity.SetUp;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web;

/// <summary>An installation without demo: nobody is there, and one link makes the first operator.</summary>
public sealed class FirstStartTests(FirstStartTests.App app) : IClassFixture<FirstStartTests.App>
{
    [Fact]
    public async Task The_printed_link_makes_the_first_operator_once()
    {
        var token = await app.InAsync("admin", s => Task.FromResult(s.GetRequiredService<SetUpSecret>().MakeToken()));
        using var stranger = app.Visit("admin");
        (await stranger.GetAsync("/set-up")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/set-up?token={token[..^1]}x")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/set-up?token={token}")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (string, string)[] form = [("Token", token), ("Name", "Ines Kaya"), ("Email", "ines@platform.test"), ("Password", "four plain words here")];
        (await stranger.PostFormAsync("/set-up", [.. form[..3], ("Password", "short")])).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await stranger.PostFormAsync("/set-up", form)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await stranger.ReadAsync("/dashboard")).ShouldContain("4 tenants wait for their first admin");

        using var late = app.Visit("admin");
        (await late.GetAsync($"/set-up?token={token}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await late.PostFormAsync("/set-up", form)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_first_tenants_are_declared_and_wait()
    {
        app.Services.GetRequiredService<ITenantDirectory>().All.Where(t => t.Kind != TenantKind.Platform)
            .ShouldAllBe(t => t.Status == TenantStatus.SettingUp);
        using var visitor = app.Visit("northfield");
        (await visitor.GetAsync("/sign-in")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await visitor.GetAsync("/theme.css")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_database_with_demo_accounts_is_not_served_to_real_people()
    {
        var demo = new OnDemo();
        (await Should.ThrowAsync<PrepPlatform.Hosting.StartException>(demo.InitializeAsync)).Message.ShouldContain("demo accounts");
        await demo.DisposeAsync();
    }

    private sealed class OnDemo : PrepApp
    {
        protected override IReadOnlyDictionary<string, string?> Adjust => new Dictionary<string, string?> { ["Host:Demo"] = "false" };
    }

    public sealed class App : PrepApp
    {
        protected override bool Migrates => true;

        protected override IReadOnlyDictionary<string, string?> Adjust => new Dictionary<string, string?> { ["Host:Demo"] = "false" };

        protected override Task<string> MakeDatabaseAsync() => Postgres.CreateDatabaseAsync();
    }
}
