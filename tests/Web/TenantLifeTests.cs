using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web;

/// <summary>Operators suspend, resume and open tenants; every node notices.</summary>
public sealed class TenantLifeTests(PrepApp app) : IClassFixture<PrepApp>
{
    [Fact]
    public async Task A_suspended_tenant_tells_so_everywhere_and_comes_back_with_its_sessions()
    {
        using var student = await app.SignInAsync("student1@lakeside.test", "lakeside");
        using var other = await OtherNode.StartAsync(app);
        using var operators = await app.SignInAsync("operator@platform.test", "admin");

        (await SuspendAsync(operators, "lakeside", "Lakeside")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "the name was not typed in full");
        (await SuspendAsync(operators, "lakeside", "Lakeside University")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        var answer = await student.GetAsync("/dashboard");
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Lakeside University is not available");
        await Eventually.BeAsync(() => other.Tenant("lakeside").Status == TenantStatus.Suspended);

        (await operators.PostFormAsync("/tenants/lakeside/suspension/deletion")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await student.GetAsync("/dashboard")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await operators.ReadAsync("/staff/audit")).ShouldContain("Suspended Lakeside University: unpaid");
    }

    [Fact]
    public async Task A_tenant_that_is_being_set_up_says_so_until_it_has_its_first_admin()
    {
        await AddTenantAsync("newcollege");
        using var visitor = app.Visit("newcollege");
        var waiting = await visitor.GetAsync("/");
        waiting.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await waiting.Content.ReadAsStringAsync()).ShouldContain("is being set up");

        using var operators = await app.SignInAsync("operator@platform.test", "admin");
        var opened = await operators.PostFormAsync("/tenants/newcollege/opening", ("Form.Name", "Ada Mensah"), ("Form.Email", "ada@newcollege.test"));
        var page = await opened.Content.ReadAsStringAsync();
        var password = System.Text.RegularExpressions.Regex.Match(page, "[a-z2-9]{3}(-[a-z2-9]{3}){3}").Value;

        var signedIn = await visitor.PostFormAsync("/sign-in", ("Email", "ada@newcollege.test"), ("Password", password));
        signedIn.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await visitor.GetAsync("/dashboard")).Headers.Location!.ToString().ShouldBe("/profile/password");
        var changed = await visitor.PostFormAsync("/profile/password", ("Present", password), ("New", "four plain words here"), ("Again", "four plain words here"));
        changed.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await visitor.ReadAsync("/staff/people")).ShouldContain("Ada Mensah");
    }

    [Fact]
    public async Task An_own_domain_leads_to_its_tenant_and_no_two_share_one()
    {
        await AddTenantAsync("owndomain", "placements.example.org");
        using var visitor = app.Visit("placements.example.org");
        (await visitor.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, "it is there, and being set up");
        await Should.ThrowAsync<DbUpdateException>(() => AddTenantAsync("imitator", "placements.example.org"));
    }

    private static async Task<HttpResponseMessage> SuspendAsync(Visitor operators, string tenant, string confirmation)
    {
        var version = System.Text.RegularExpressions.Regex.Match(await operators.ReadAsync($"/tenants/{tenant}"), "name=\"Version\" value=\"(\\d+)\"").Groups[1].Value;
        return await operators.PostFormAsync($"/tenants/{tenant}/suspension", ("Reason", "unpaid"), ("Confirmation", confirmation), ("Version", version));
    }

    private async Task AddTenantAsync(string identifier, params string[] hosts)
    {
        var databases = app.Services.GetRequiredService<Databases>();
        await using var catalogue = databases.OpenCatalogue();
        catalogue.Add(TestTenant.Make(identifier, "Default", hosts));
        await catalogue.SaveChangesAsync();
        await TestTenant.ProvisionAsync(app.Services);
    }
}
