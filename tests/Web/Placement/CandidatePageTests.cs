using System.Net;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Placement;

/// <summary>The recruiters' pages, over HTTP.</summary>
public sealed class CandidatePageTests(PrepApp app) : IClassFixture<PrepApp>
{
    [Fact]
    public async Task Every_filter_narrows_the_list_and_stands_in_the_address()
    {
        using var recruiter = await RecruiterAsync();
        var drive = await DriveAsync();
        await app.SendAsync("northfield",
            app.Card("acme", drive, rank: 1, snapshot: CardDesk.Asha with { Name = "Filter One", Branch = "Civil", Cgpa = 9m, Skills = ["SQL", "C#"] }),
            app.Card("acme", drive, rank: 2, snapshot: CardDesk.Asha with { Name = "Filter Two", Branch = "Mechanical", Cgpa = 7m, Skills = ["SQL"], Degree = "B.Sc", Year = 2027 }));
        async Task Shows(string query, bool one, bool two)
        {
            var page = await recruiter.ReadAsync($"/candidates?drive={drive}&{query}");
            (page.Contains(">Filter One<", StringComparison.Ordinal), page.Contains(">Filter Two<", StringComparison.Ordinal)).ShouldBe((one, two), query);
        }

        await Shows("q=FILTER", true, true);
        await Shows("q=two", false, true);
        await Shows("branch=Civil", true, false);
        await Shows("degree=B.Sc", false, true);
        await Shows("year=2026", true, false);
        await Shows("cgpa=8.5", true, false);
        await Shows("skills=sql", true, true);
        await Shows("skills=sql,C%23", true, false);
        await Shows("round=-", true, true);
        await Shows("round=Interview", false, false);
        await Shows("status=Selected", false, false);
        await Shows("unopened=true", true, true);
        await Shows($"college={app.Tenant("northfield").Id}", true, true);
        await Shows($"college={Guid.CreateVersion7()}", false, false);
        (await recruiter.ReadAsync($"/candidates?drive={drive}&q=zzzz")).ShouldContain("Take a filter away");
        await Shows("since=2020-01-01T00:00:00%2B05:30", true, true);
        (await recruiter.GetAsync("/candidates?q=%00")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var empty = await recruiter.GetAsync($"/candidates?q=&drive={drive}&branch=&year=");
        empty.Headers.Location!.ToString().ShouldBe($"/candidates?drive={drive}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("score")]
    [InlineData("cgpa")]
    public async Task Pages_by_key_show_everyone_once_in_every_order(string sort)
    {
        using var recruiter = await RecruiterAsync();
        var drive = await DriveAsync();
        var sent = Enumerable.Range(1, 120).Select(i => app.Card("acme", drive, rank: 1 + i / 3, score: 50 + i % 7, snapshot: CardDesk.Asha with { Name = $"Paged {i:000}", Cgpa = i % 5 == 0 ? null : 6 + i % 4 })).ToArray();
        await app.SendAsync("northfield", sent);
        var (seen, url) = (new List<string>(), $"/candidates?drive={drive}&sort={sort}");
        if (sort.Length == 0) url = $"/candidates?drive={drive}";
        for (var pages = 0; url is not null; pages++)
        {
            pages.ShouldBeLessThan(4);
            var page = await recruiter.ReadAsync(url);
            seen.AddRange(System.Text.RegularExpressions.Regex.Matches(page, "Select (Paged \\d+)").Select(m => m.Groups[1].Value));
            url = System.Text.RegularExpressions.Regex.Match(page, "rel=\"next\" href=\"([^\"]+)\"") is { Success: true } next ? WebUtility.HtmlDecode(next.Groups[1].Value) : null;
        }

        seen.Distinct().Count().ShouldBe(120);
        seen.Count.ShouldBe(120);
    }

    [Fact]
    public async Task A_card_shows_what_was_shared_and_says_that_it_is_all()
    {
        using var recruiter = await RecruiterAsync();
        var id = await SendOneAsync(CardDesk.Asha with { Phone = null, About = "<script>alert(1)</script>" });
        var page = await recruiter.ReadAsync($"/candidates/{id}");
        page.ShouldContain("nothing else left the college");
        page.ShouldContain("Campus screening");
        page.ShouldContain("Careful and quick.");
        page.ShouldContain("https://example.test/timetable");
        page.ShouldNotContain("javascript:alert");
        page.ShouldNotContain("<script>alert");
        page.ShouldNotContain("tel:");
    }

    [Fact]
    public async Task Notes_are_added_removed_and_put_back_by_whoever_wrote_them()
    {
        using var recruiter = await RecruiterAsync();
        using var admin = await app.SignInAsync("admin@acme.test", "acme");
        var id = await SendOneAsync(CardDesk.Asha);
        (await recruiter.PostFormAsync($"/candidates/{id}/notes", ("Text", " "))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await recruiter.PostFormAsync($"/candidates/{id}/notes", ("Text", "Ask about indexes"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await admin.ReadAsync($"/candidates/{id}")).ShouldContain("Ask about indexes");
        var note = await app.InDbAsync("acme", db => db.Set<CardNote>().Where(n => n.CardRow == id).Select(n => n.Id).SingleAsync());
        (await admin.PostFormAsync($"/candidates/{id}/notes/{note}/deletion")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await recruiter.PostFormAsync($"/candidates/{id}/notes/{note}/deletion")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await recruiter.ReadAsync($"/candidates/{id}")).ShouldNotContain("Ask about indexes");
        (await recruiter.PostFormAsync($"/candidates/{id}/notes/{note}/restoration")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await recruiter.ReadAsync($"/candidates/{id}")).ShouldContain("Ask about indexes");
    }

    [Fact]
    public async Task Two_to_four_are_compared_side_by_side()
    {
        using var recruiter = await RecruiterAsync();
        var (one, two) = (await SendOneAsync(CardDesk.Asha), await SendOneAsync(CardDesk.Asha with { Name = "Bala Nair", Cgpa = null }));
        var page = await recruiter.ReadAsync($"/candidates/comparison?ids={one}&ids={two}");
        page.ShouldContain("Asha Singh");
        page.ShouldContain("Bala Nair");
        (await app.HistoryAsync("acme", two)).ShouldContain("looked-at", "all that was shared is shown there too");
        (await recruiter.GetAsync($"/candidates/comparison?ids={one}")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await recruiter.GetAsync($"/candidates/comparison?ids={one}&ids={Guid.CreateVersion7()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await recruiter.PostFormAsync("/candidates/comparison", ("cards", $"{one:N}.1"), ("cards", $"{two:N}.1"))).Headers.Location!.ToString().ShouldBe($"/candidates/comparison?ids={one}&ids={two}");
    }

    [Fact]
    public async Task Another_companys_recruiter_sees_nothing_of_it()
    {
        var id = await SendOneAsync(CardDesk.Asha with { Name = "Private Person" });
        using var stranger = await app.SignInAsync("recruiter@globex.test", "globex");
        (await stranger.GetAsync($"/candidates/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.ReadAsync("/candidates")).ShouldNotContain("Private Person");
        (await stranger.ReadAsync("/candidates?q=private")).ShouldNotContain("Private Person");
        (await stranger.ReadAsync("/palette?q=private")).ShouldNotContain("Private Person");
        (await stranger.PostFormAsync($"/candidates/{id}/notes", ("Text", "Mine"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.PostFormAsync("/candidates/moves", ("cards", $"{id:N}.2"), ("to", "Select"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/candidates/comparison?ids={id}&ids={Guid.CreateVersion7()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var recruiter = await RecruiterAsync();
        (await recruiter.ReadAsync("/palette?q=private")).ShouldContain("Private Person");
    }

    [Fact]
    public async Task A_withdrawn_candidate_is_gone_from_the_list_and_the_page_shows_history_alone()
    {
        using var recruiter = await RecruiterAsync();
        var drive = await DriveAsync();
        var sent = app.Card("acme", drive, snapshot: CardDesk.Asha with { Name = "Gone Girl" });
        await app.SendAsync("northfield", sent);
        var card = (await app.FindAsync("acme", sent.CardId))!;
        await app.SendAsync("northfield", new CardTakenBack(app.Tenant("acme").Id, sent.CardId, 2, "The student withdrew", CardDesk.Now));
        (await recruiter.ReadAsync($"/candidates?drive={drive}")).ShouldNotContain("Gone Girl");
        (await recruiter.ReadAsync($"/candidates?drive={drive}&status=Withdrawn")).ShouldContain("Withdrawn candidate");
        var page = await recruiter.ReadAsync($"/candidates/{card.Id}");
        page.ShouldContain("The student withdrew");
        page.ShouldNotContain("asha@example.test");
        (await recruiter.PostFormAsync("/candidates/moves", ("cards", $"{card.Id:N}.3"), ("to", "Select"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await recruiter.PostFormAsync($"/candidates/{card.Id}/notes", ("Text", "Still"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("/candidates", 4)]
    [InlineData("/candidates?status=Active&skills=sql&sort=cgpa", 4)]
    [InlineData("/candidates/{id}", 4)]
    public async Task A_page_takes_at_most_four_queries(string path, int most)
    {
        using var recruiter = await RecruiterAsync();
        var url = path.Replace("{id}", (await SendOneAsync(CardDesk.Asha)).ToString(), StringComparison.Ordinal);
        await recruiter.GetAsync(url); // The first look is written down.
        using var counter = new QueryCounter();
        (await recruiter.GetAsync(url, counter.Header)).StatusCode.ShouldBe(HttpStatusCode.OK);
        counter.Commands.Count.ShouldBeInRange(1, most, string.Join("\n\n", counter.Commands));
    }

    private async Task<Visitor> RecruiterAsync()
    {
        await app.PartnerAsync("acme", "northfield");
        return await app.SignInAsync("recruiter@acme.test", "acme");
    }

    private Task<Guid> DriveAsync() => app.OfferAsync("acme", "northfield");

    private async Task<Guid> SendOneAsync(CardSnapshot snapshot)
    {
        await app.PartnerAsync("acme", "northfield");
        var sent = app.Card("acme", await DriveAsync(), snapshot: snapshot);
        await app.SendAsync("northfield", sent);
        return (await app.FindAsync("acme", sent.CardId))!.Id;
    }
}
