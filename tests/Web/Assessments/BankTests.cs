using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Assessments;

/// <summary>The question bank, over HTTP.</summary>
public sealed class BankTests(PrepApp app) : IClassFixture<PrepApp>
{
    [Fact]
    public async Task An_author_writes_a_question_which_is_then_found_by_its_words_and_filters()
    {
        using var author = await AuthorAsync();
        var id = await AddAsync(author, "Zugzwang in chess", ("Tags", "Chess, endgame,chess"));
        (await author.ReadAsync("/staff/questions?q=zugzwang+PROMPT")).ShouldContain("Zugzwang in chess");
        (await author.ReadAsync("/staff/questions?tag=endgame&category=Games&type=single-choice&difficulty=Hard")).ShouldContain("Zugzwang in chess");
        (await author.ReadAsync("/staff/questions?category=Games&difficulty=Easy")).ShouldNotContain("Zugzwang in chess");
        var stored = await StoredAsync(id);
        stored.Tags.ShouldBe(["chess", "endgame"]);
        (stored.Revision, stored.Points).ShouldBe((1, 2));
    }

    [Fact]
    public async Task What_does_not_fit_comes_back_with_everything_that_was_typed_and_nothing_is_kept()
    {
        using var author = await AuthorAsync();
        var before = await CountAsync();
        var answer = await author.PostFormAsync("/staff/questions", [.. Fields("A title to keep").Where(f => f.Name != "Definition.points"), ("Definition.points", "many")]);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer = await author.PostFormAsync("/staff/questions", [.. Fields("A title to keep").Where(f => !f.Name.EndsWith(".correct", StringComparison.Ordinal))]);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("error-summary");
        page.ShouldContain("A title to keep");
        page.ShouldContain("The second option");
        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Saving_makes_a_version_only_when_the_question_itself_changed()
    {
        using var author = await AuthorAsync();
        var id = await AddAsync(author, "Versions");
        (await SaveAsync(author, id, 1, "Versions", ("Category", "Filed elsewhere"))).ShouldBe(HttpStatusCode.SeeOther);
        (await StoredAsync(id)).Revision.ShouldBe(1);
        (await SaveAsync(author, id, 2, "Versions", ("Definition.prompt", "Another prompt"), ("Note", "Clearer words"))).ShouldBe(HttpStatusCode.SeeOther);
        (await StoredAsync(id)).Revision.ShouldBe(2);
        var history = await author.ReadAsync($"/staff/questions/{id}/revisions?from=1&to=2");
        history.ShouldContain("Clearer words");
        history.ShouldContain("Another");
    }

    [Fact]
    public async Task An_earlier_version_comes_back_as_a_new_one()
    {
        using var author = await AuthorAsync();
        var id = await AddAsync(author, "Back and forth");
        await SaveAsync(author, id, 1, "Back and forth", ("Definition.prompt", "Worse words"));
        (await author.PostFormAsync($"/staff/questions/{id}/revisions", ("number", "1"), ("version", "2"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var texts = await app.InDbAsync("northfield", db => db.Set<QuestionRevision>().Where(r => r.QuestionId == id).OrderBy(r => r.Number).Select(r => r.Definition).ToListAsync());
        texts.Count.ShouldBe(3);
        texts[2].ShouldBe(texts[0]);
        (await author.PostFormAsync($"/staff/questions/{id}/revisions", ("number", "9"), ("version", "3"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_that_someone_else_overtook_comes_back_with_both()
    {
        using var author = await AuthorAsync();
        var id = await AddAsync(author, "Overtaken");
        await SaveAsync(author, id, 1, "Overtaken by a colleague");
        var late = await author.PostFormAsync($"/staff/questions/{id}", [.. Fields("Typed too late"), ("Version", "1")]);
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await late.Content.ReadAsStringAsync();
        page.ShouldContain("Typed too late");
        page.ShouldContain("<dd>Overtaken by a colleague</dd>");
        page.ShouldContain("name=\"Version\" value=\"2\"");
        (await StoredAsync(id)).Title.ShouldBe("Overtaken by a colleague");
    }

    [Fact]
    public async Task Rows_are_added_moved_and_removed_without_scripts()
    {
        using var author = await AuthorAsync();
        var added = await author.PostFormAsync("/staff/questions", [.. Fields("Rows"), ("Definition.edit", "add:options")]);
        added.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await added.Content.ReadAsStringAsync();
        page.ShouldContain("Definition.options[2].text");
        page.ShouldNotContain("error-summary");
        var moved = await (await author.PostFormAsync("/staff/questions", [.. Fields("Rows"), ("Definition.edit", "up:options[1]")])).Content.ReadAsStringAsync();
        moved.IndexOf("The second option", StringComparison.Ordinal).ShouldBeLessThan(moved.IndexOf("The first option", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pasted_json_is_put_into_the_fields_or_saved_and_checked_like_them()
    {
        using var author = await AuthorAsync();
        var fill = await author.PostFormAsync("/staff/questions", [.. Fields("Pasted", Good("Which piece moves twice?")), ("Fill", "true")]);
        fill.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await fill.Content.ReadAsStringAsync()).ShouldContain("Which piece moves twice?</textarea>");
        (await author.PostFormAsync("/staff/questions", Fields("Pasted", Good("Which piece moves twice?")))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        foreach (var bad in new[] { "{", "[]", "null", "{\"prompt\":1}", "{\"prompt\":\"a\",\"prompt\":\"b\"}", Good("x").Replace("\"points\":1", "\"points\":1e400"), Good("x").Replace("\"points\":1", "\"points\":0.005") })
        {
            var answer = await author.PostFormAsync("/staff/questions", Fields("Pasted", bad));
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, bad);
        }
    }

    [Theory]
    [InlineData("Type", "no-such-type")]
    [InlineData("Title", " ")]
    [InlineData("Category", "A category whose name is longer than anybody would ever want to read")]
    [InlineData("Tags", "a tag that goes on and on and on beyond forty")]
    [InlineData("Tags", "a,b,c,d,e,f,g,h,i,j,k,l,m")]
    [InlineData("Difficulty", "Impossible")]
    public async Task What_cannot_be_kept_is_refused_in_words(string field, string value)
    {
        using var author = await AuthorAsync();
        var fields = Fields("Hostile").Where(f => f.Name != field).Append((field, value));
        (await author.PostFormAsync("/staff/questions", [.. fields])).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("q=%00")]
    [InlineData("tag=%00&after=1.2")]
    [InlineData("difficulty=Impossible")]
    [InlineData("after=99999999999999999999.0192")]
    [InlineData("after=9223372036854775807.00000000000070008000000000000001")]
    [InlineData("q=%25_%27%22%5C&category=%27&status=5")]
    public async Task A_strange_address_is_answered_calmly(string query)
    {
        using var author = await AuthorAsync();
        (await author.GetAsync($"/staff/questions?{query}")).StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_title_beyond_its_limit_is_refused()
    {
        using var author = await AuthorAsync();
        (await author.PostFormAsync("/staff/questions", Fields(new string('x', 151)))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Several_are_retired_at_once_and_undo_brings_back_exactly_those()
    {
        using var author = await AuthorAsync();
        var (before, now) = (await AddAsync(author, "Retired before"), await AddAsync(author, "Retired now"));
        await author.PostFormAsync("/staff/questions/retirement", ("ids", $"{before}"));
        await author.ReadAsync("/staff/questions");
        await author.PostFormAsync("/staff/questions/retirement", ("ids", $"{before}"), ("ids", $"{now}"));
        var page = await author.ReadAsync("/staff/questions?category=Games");
        page.ShouldNotContain(">Retired now<");
        var undo = WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(page, "action=\"(/staff/questions/retirement/deletion\\?[^\"]+)\"").Groups[1].Value);
        undo.ShouldContain($"{now}");
        undo.ShouldNotContain($"{before}");
        await author.PostFormAsync(undo);
        (await StoredAsync(now)).Status.ShouldBe(QuestionStatus.Active);
        (await StoredAsync(before)).Status.ShouldBe(QuestionStatus.Retired);
    }

    [Fact]
    public async Task An_author_tries_an_answer_and_sees_what_it_earns()
    {
        using var author = await AuthorAsync();
        var page = await (await author.PostFormAsync("/staff/questions/previews", Fields("Tried"))).Content.ReadAsStringAsync();
        page.ShouldContain("The first option");
        var selected = System.Text.RegularExpressions.Regex.Match(page, "name=\"Answer.selected\"[^>]*value=\"([^\"]+)\"").Groups[1].Value;
        var json = WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(page, "name=\"Json\" value=\"([^\"]+)\"").Groups[1].Value);
        var tried = await author.PostFormAsync("/staff/questions/trials", ("Type", "single-choice"), ("Json", json), ("Seed", "20260815"), ("Answer.selected", selected));
        var text = await tried.Content.ReadAsStringAsync();
        text.ShouldContain("breakdown");
        text.ShouldContain("of 2");
        text.ShouldContain("Answer again");
        (await author.PostFormAsync("/staff/questions/trials", ("Type", "single-choice"), ("Json", "no json"), ("Seed", "1"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_question_that_no_longer_fits_its_type_still_opens_and_says_what_does_not_fit()
    {
        using var author = await AuthorAsync();
        var id = await AddAsync(author, "Left behind");
        await app.InDbAsync("northfield", async db =>
        {
            var question = await db.Set<Question>().SingleAsync(q => q.Id == id);
            var revision = new QuestionRevision(2, "Left behind", "{\"prompt\":\"Old form\",\"choices\":[1]}", 1, question.AuthorId, "", DateTimeOffset.UnixEpoch);
            question.Save(revision, "Old form", "Games", Difficulty.Easy, [], DateTimeOffset.UnixEpoch);
            db.Add(revision);
            return await db.SaveChangesAsync();
        });
        var page = await author.ReadAsync($"/staff/questions/{id}");
        page.ShouldContain("This question no longer fits its type");
        page.ShouldContain("choices");
        page.ShouldContain("Old form");
    }

    [Fact]
    public async Task A_question_in_an_attempt_under_way_stays_as_it_was_given()
    {
        using var student = await app.SignInAsync("student12@northfield.test", "northfield");
        var assessment = await app.InDbAsync("northfield", db => db.Set<Assessment>().Where(a => a.Title == "Campus screening 2026").Select(a => a.Id).SingleAsync());
        var attempt = Guid.Parse((await student.PostFormAsync($"/assessments/{assessment}/attempts")).Headers.Location!.ToString().Split('/')[^1]);
        var given = await app.InDbAsync("northfield", db => db.Set<AttemptQuestion>().Where(q => q.AttemptId == attempt && q.Type == "single-choice").OrderBy(q => q.Position).FirstAsync());
        using var author = await AuthorAsync();
        var version = (await StoredAsync(given.QuestionId)).Version;
        (await SaveAsync(author, given.QuestionId, version, "Rewritten", ("Definition.prompt", "Rewritten while it was sat"))).ShouldBe(HttpStatusCode.SeeOther);
        var stored = await StoredAsync(given.QuestionId);
        stored.RevisionId.ShouldNotBe(given.RevisionId);
        (await app.InDbAsync("northfield", db => db.Set<AttemptQuestion>().Where(q => q.Id == given.Id).Select(q => q.RevisionId).SingleAsync())).ShouldBe(given.RevisionId);
        (await student.ReadAsync($"/attempts/{attempt}?page={given.Page}")).ShouldNotContain("Rewritten while it was sat");
        (await author.ReadAsync($"/staff/questions/{given.QuestionId}")).ShouldContain("Rewritten while it was sat");
    }

    [Fact]
    public async Task Another_colleges_question_is_not_found()
    {
        using var author = await AuthorAsync();
        var theirs = await app.InDbAsync("lakeside", db => db.Set<Question>().Select(q => q.Id).FirstAsync());
        (await author.GetAsync($"/staff/questions/{theirs}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await author.GetAsync($"/staff/questions/{theirs}/revisions")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SaveAsync(author, theirs, 1, "Mine now")).ShouldBe(HttpStatusCode.NotFound);
        (await author.PostFormAsync("/staff/questions/retirement", ("ids", $"{theirs}"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await author.PostFormAsync($"/staff/questions/{theirs}/revisions", ("number", "1"), ("version", "1"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_list_is_paged_by_key_and_takes_four_queries_however_long_it_is()
    {
        using var author = await app.SignInAsync("developer@lakeside.test", "lakeside");
        await app.InDbAsync("lakeside", async db =>
        {
            for (var i = 0; i < 120; i++)
            {
                var question = new Question("single-choice", Guid.CreateVersion7(), DateTimeOffset.UnixEpoch);
                var revision = new QuestionRevision(1, $"Bulk {i}", Good("x"), 1, question.AuthorId, "", DateTimeOffset.UnixEpoch);
                question.Save(revision, "x", "Bulk", Difficulty.Easy, ["bulk"], DateTimeOffset.UnixEpoch.AddDays(i / 7)); // Many share an instant.
                db.AddRange(question, revision);
            }

            return await db.SaveChangesAsync();
        });
        await author.ReadAsync("/staff/questions"); // Which evaluators are switched on is then known.
        using var counter = new QueryCounter();
        var page = await (await author.GetAsync("/staff/questions?category=Bulk", counter.Header)).Content.ReadAsStringAsync();
        counter.Commands.Count.ShouldBeInRange(1, 4, string.Join("\n\n", counter.Commands));
        var seen = new List<string>();
        for (var pages = 0; pages < 5; pages++)
        {
            seen.AddRange(System.Text.RegularExpressions.Regex.Matches(page, ">(Bulk \\d+)<").Select(m => m.Groups[1].Value));
            if (System.Text.RegularExpressions.Regex.Match(page, "rel=\"next\" href=\"([^\"]+)\"") is not { Success: true } next) break;
            page = await author.ReadAsync(WebUtility.HtmlDecode(next.Groups[1].Value));
        }

        seen.Count.ShouldBe(120);
        seen.ShouldBeUnique();
    }

    private Task<Visitor> AuthorAsync() => app.SignInAsync("developer@northfield.test", "northfield");

    private Task<Question> StoredAsync(Guid id) => app.InDbAsync("northfield", db => db.Set<Question>().SingleAsync(q => q.Id == id));

    private Task<int> CountAsync() => app.InDbAsync("northfield", db => db.Set<QuestionRevision>().CountAsync());

    private static async Task<Guid> AddAsync(Visitor author, string title, params (string Name, string Value)[] more)
    {
        var answer = await author.PostFormAsync("/staff/questions", [.. Fields(title), .. more]);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
        return Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]);
    }

    private static async Task<HttpStatusCode> SaveAsync(Visitor author, Guid id, int version, string title, params (string Name, string Value)[] more) =>
        (await author.PostFormAsync($"/staff/questions/{id}",
            [.. more, .. Fields(title).Where(f => more.All(m => m.Name != f.Name)), ("Version", $"{version}")])).StatusCode;

    private static (string Name, string Value)[] Fields(string title, string json = "") =>
    [
        ("Type", "single-choice"), ("Title", title), ("Category", "Games"), ("Difficulty", "Hard"), ("Json", json), ("Definition.prompt", "A prompt to read"), ("Definition.points", "2"),
        ("Definition.options.index", "0"), ("Definition.options[0].text", "The first option"), ("Definition.options[0].correct", "true"),
        ("Definition.options.index", "1"), ("Definition.options[1].text", "The second option"),
    ];

    private static string Good(string prompt) => JsonSerializer.Serialize(new
    {
        prompt, points = 1, options = new object[] { new { id = "a", text = "King", correct = true }, new { id = "b", text = "Rook", correct = false } },
    });
}
