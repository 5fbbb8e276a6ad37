using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web;

/// <summary>Which site answers at which host.</summary>
public sealed class SiteTests(PrepApp app) : IClassFixture<PrepApp>
{
    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("LOCALHOST.")]
    public async Task The_bare_domain_and_loopback_are_the_public_site(string host)
    {
        using var visitor = app.Visit("");
        var answer = await visitor.GetAsync("/", ("Host", $"{host}:{app.Port}"));
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Find your college");
    }

    [Fact]
    public async Task Each_tenant_answers_at_its_own_address_with_its_own_look()
    {
        var pages = new List<string>();
        foreach (var tenant in new[] { "northfield", "lakeside", "acme", "globex" })
        {
            using var visitor = app.Visit(tenant);
            (await visitor.ReadAsync("/")).ShouldContain(app.Tenant(tenant).Name);
            pages.Add(await visitor.ReadAsync("/theme.css"));
        }

        pages.ShouldBeUnique();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/staff/people")]
    public async Task An_unknown_host_has_no_pages_but_one(string path)
    {
        using var visitor = app.Visit("nosuch");
        var answer = await visitor.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Nobody is at this address");
    }

    [Fact]
    public async Task Pages_of_the_operators_are_nowhere_else()
    {
        using var visitor = await app.SignInAsync("admin@northfield.test", "northfield");
        (await visitor.GetAsync("/tenants")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Pictures_of_a_theme_are_served_and_its_templates_are_not()
    {
        using var visitor = app.Visit("northfield");
        (await visitor.GetAsync("/themes/campus/preview.svg")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync("/themes/campus/landing.hbs")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.GetAsync("/themes/campus/theme.json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_page_forbids_inline_script_and_frames()
    {
        using var visitor = app.Visit("northfield");
        var answer = await visitor.GetAsync("/sign-in");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("script-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain("media-src 'self' blob:;");
        answer.Headers.GetValues("Permissions-Policy").Single().ShouldBe("camera=(), microphone=(self), geolocation=()");
        policy.ShouldNotContain("unsafe");
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_told_on_any_host(string path)
    {
        using var visitor = app.Visit("nosuch");
        (await visitor.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void A_host_is_resolved_without_the_database()
    {
        var directory = app.Services.GetRequiredService<ITenantDirectory>();
        directory.FindByHost("NorthField.LocalHost")!.Identifier.ShouldBe("northfield");
        directory.FindByHost("a.northfield.localhost").ShouldBeNull();
        directory.FindByHost(".localhost").ShouldBeNull();
    }
}
