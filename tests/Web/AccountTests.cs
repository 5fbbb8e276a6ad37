using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web;

/// <summary>Signing in, staying in, being put out.</summary>
public sealed class AccountTests(PrepApp app) : IClassFixture<PrepApp>
{
    [Fact]
    public async Task A_cookie_of_one_tenant_is_worthless_in_another()
    {
        using var mine = await app.SignInAsync("admin@northfield.test", "northfield");
        using var theirs = app.Visit("lakeside");
        foreach (Cookie cookie in mine.Cookies.GetCookies(mine.Address)) theirs.Cookies.Add(theirs.Address, new Cookie(cookie.Name, cookie.Value));
        (await mine.GetAsync("/dashboard")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var answer = await theirs.GetAsync("/dashboard");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldContain("/sign-in");
    }

    [Fact]
    public async Task A_form_token_of_one_tenant_is_worthless_in_another()
    {
        using var mine = app.Visit("northfield");
        var token = await mine.TokenAsync();
        using var theirs = app.Visit("lakeside");
        foreach (Cookie cookie in mine.Cookies.GetCookies(mine.Address)) theirs.Cookies.Add(theirs.Address, new Cookie(cookie.Name, cookie.Value));
        (await theirs.PostAsync("/sign-in", token, ("Email", "x@y.test"), ("Password", "x"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await theirs.PostAsync("/sign-in", null, ("Email", "x@y.test"), ("Password", "x"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_account_of_one_tenant_cannot_sign_in_at_another()
    {
        using var visitor = app.Visit("lakeside");
        var answer = await visitor.PostFormAsync("/sign-in", ("Email", "student1@northfield.test"), ("Password", PrepApp.Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_nothing_tells_whether_it_exists()
    {
        using var visitor = app.Visit("northfield");
        var texts = new List<string>();
        for (var i = 0; i < 5; i++) texts.Add(await SummaryAsync(visitor, "student12@northfield.test", "wrong"));
        texts.Add(await SummaryAsync(visitor, "student12@northfield.test", PrepApp.Password));
        texts.Add(await SummaryAsync(visitor, "nobody@northfield.test", "wrong"));
        texts.Distinct().Count().ShouldBe(1);
        await app.InDbAsync("northfield", async db =>
        {
            (await db.Set<Account>().SingleAsync(a => a.Email == "student12@northfield.test")).LockoutEnd.ShouldNotBeNull();
            return 0;
        });
    }

    [Fact]
    public async Task Where_one_wanted_to_go_is_reached_after_signing_in_unless_it_is_elsewhere()
    {
        using var visitor = app.Visit("northfield");
        (await SignInToAsync(visitor, "/profile")).ShouldBe("/profile");
        using var lured = app.Visit("northfield");
        (await SignInToAsync(lured, "https://evil.example/")).ShouldBe("/dashboard");
        (await SignInToAsync(lured, "//evil.example/")).ShouldBe("/dashboard");
    }

    [Fact]
    public async Task A_deactivated_person_is_out_at_the_next_click_and_in_again_after_undo()
    {
        using var admin = await app.SignInAsync("admin@northfield.test", "northfield");
        using var student = await app.SignInAsync("student2@northfield.test", "northfield");
        var id = await IdAsync("student2@northfield.test");
        (await admin.PostFormAsync("/staff/people/deactivation", ("ids", $"{id}"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await student.GetAsync("/dashboard")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var refused = await student.PostFormAsync("/sign-in", ("Email", "student2@northfield.test"), ("Password", PrepApp.Password));
        (await refused.Content.ReadAsStringAsync()).ShouldContain("This account is deactivated");
        (await admin.PostFormAsync("/staff/people/deactivation/deletion", ("ids", $"{id}"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using var again = await app.SignInAsync("student2@northfield.test", "northfield");
    }

    [Fact]
    public async Task Nobody_deactivates_themselves_or_gives_away_the_last_key()
    {
        using var admin = await app.SignInAsync("admin@acme.test", "acme");
        var id = await IdAsync("admin@acme.test", "acme");
        (await admin.PostFormAsync("/staff/people/deactivation", ("ids", $"{id}"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var answer = await admin.PostFormAsync($"/staff/people/{id}", ("Name", "Vikram Anand"), ("Email", "admin@acme.test"), ("Roles", "recruiter"), ("Version", "1"));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Nobody else here can manage people");
    }

    [Fact]
    public async Task A_person_of_another_tenant_is_not_found()
    {
        using var admin = await app.SignInAsync("admin@northfield.test", "northfield");
        var theirs = await IdAsync("student1@lakeside.test", "lakeside");
        (await admin.GetAsync($"/staff/people/{theirs}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await admin.PostFormAsync("/staff/people/deactivation", ("ids", $"{theirs}"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await admin.PostFormAsync($"/staff/people/{theirs}/password-reset")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_that_someone_else_overtook_is_shown_again_with_both_values()
    {
        using var student = await app.SignInAsync("student3@northfield.test", "northfield");
        (await student.PostFormAsync("/profile", ("Name", "Kabir S."), ("Phone", ""), ("TimeZone", ""), ("Version", "1"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var late = await student.PostFormAsync("/profile", ("Name", "Kabir Sethi the Late"), ("Phone", ""), ("TimeZone", ""), ("Version", "1"));
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await late.Content.ReadAsStringAsync();
        page.ShouldContain("Kabir Sethi the Late");
        page.ShouldContain("<dd>Kabir S.</dd>");
        page.ShouldContain("name=\"Version\" value=\"2\"");
    }

    [Fact]
    public async Task Two_people_of_one_tenant_cannot_share_an_address_and_two_tenants_may()
    {
        using var admin = await app.SignInAsync("admin@lakeside.test", "lakeside");
        (await AddAsync(admin, "student1@northfield.test")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var twice = await AddAsync(admin, "STUDENT1@northfield.test");
        twice.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await twice.Content.ReadAsStringAsync()).ShouldContain("Someone here has this e-mail address already");
    }

    [Fact]
    public async Task Many_guesses_at_once_are_counted_like_one_after_another()
    {
        using var visitor = app.Visit("lakeside");
        var token = await visitor.TokenAsync();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => visitor.PostAsync("/sign-in", token, ("Email", "student12@lakeside.test"), ("Password", "wrong"))));
        (await visitor.PostAsync("/sign-in", token, ("Email", "student12@lakeside.test"), ("Password", PrepApp.Password))).StatusCode
            .ShouldBe(HttpStatusCode.UnprocessableEntity, "it is locked");
    }

    [Fact]
    public async Task Two_admins_cannot_take_the_role_from_each_other_at_once()
    {
        using var one = await app.SignInAsync("admin@globex.test", "globex");
        await one.PostFormAsync("/staff/people", ("Name", "Second Admin"), ("Email", "second@globex.test"), ("Roles", "admin"));
        var (first, second) = (await IdAsync("admin@globex.test", "globex"), await IdAsync("second@globex.test", "globex"));
        await Task.WhenAll(
            one.PostFormAsync($"/staff/people/{first}", ("Name", "Maria"), ("Email", "admin@globex.test"), ("Roles", "recruiter"), ("Version", "1")),
            one.PostFormAsync($"/staff/people/{second}", ("Name", "Second"), ("Email", "second@globex.test"), ("Roles", "recruiter"), ("Version", "1")));
        (await app.InDbAsync("globex", db => db.Set<Account>().CountAsync(a => a.Roles.Any(r => r.Role.Key == "admin")))).ShouldBe(1);
    }

    [Fact]
    public async Task Undo_lets_in_only_those_whom_the_action_put_out()
    {
        using var admin = await app.SignInAsync("admin@lakeside.test", "lakeside");
        var (before, now) = (await IdAsync("student8@lakeside.test", "lakeside"), await IdAsync("student9@lakeside.test", "lakeside"));
        await admin.PostFormAsync("/staff/people/deactivation", ("ids", $"{before}"));
        await admin.ReadAsync("/staff/people");
        await admin.PostFormAsync("/staff/people/deactivation", ("ids", $"{before}"), ("ids", $"{now}"), ("back", "/staff/people?role=student"));
        var page = await admin.ReadAsync("/staff/people?role=student");
        var undo = WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(page, "action=\"(/staff/people/deactivation/deletion\\?[^\"]+)\"").Groups[1].Value);
        undo.ShouldContain($"{now}");
        undo.ShouldNotContain($"{before}");
        (await admin.PostFormAsync(undo)).Headers.Location!.ToString().ShouldBe("/staff/people?role=student");
    }

    [Fact]
    public async Task A_session_that_is_renewed_on_a_redirect_goes_on()
    {
        Clock.Now = DateTimeOffset.UnixEpoch.AddYears(60);
        await using var old = new Clocked();
        await old.InitializeAsync();
        using var keeper = old.Visit("northfield");
        await keeper.PostFormAsync("/sign-in", ("Email", "student5@northfield.test"), ("Password", PrepApp.Password), ("Keep", "true"));
        Clock.Now += TimeSpan.FromDays(8);
        var answer = await keeper.GetAsync("/sign-in");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, "signed in already");
        answer.Headers.Contains("Set-Cookie").ShouldBeTrue("past the half of its life the cookie is renewed");
        (await keeper.GetAsync("/dashboard")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private sealed class Clock : TimeProvider
    {
        public static DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class Clocked : PrepApp, IAsyncDisposable
    {
        protected override void Change(Microsoft.AspNetCore.Builder.WebApplicationBuilder builder) =>
            builder.Services.AddSingleton<TimeProvider>(new Clock());

        async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
    }

    private static Task<HttpResponseMessage> AddAsync(Visitor admin, string email) =>
        admin.PostFormAsync("/staff/people", ("Name", "A Guest"), ("Email", email), ("Roles", "student"));

    private Task<Guid> IdAsync(string email, string tenant = "northfield") =>
        app.InDbAsync(tenant, db => db.Set<Account>().Where(a => a.Email == email).Select(a => a.Id).SingleAsync());

    private static async Task<string> SummaryAsync(Visitor visitor, string email, string password)
    {
        var answer = await visitor.PostFormAsync("/sign-in", ("Email", email), ("Password", password));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.Content.ReadAsStringAsync();
        return System.Text.RegularExpressions.Regex.Match(page, "<div class=\"error-summary\".*?</div>", System.Text.RegularExpressions.RegexOptions.Singleline).Value;
    }

    private static async Task<string> SignInToAsync(Visitor visitor, string wanted) => (await visitor.PostFormAsync("/sign-in",
        ("Email", "student4@northfield.test"), ("Password", PrepApp.Password), ("ReturnUrl", wanted))).Headers.Location!.ToString();
}
