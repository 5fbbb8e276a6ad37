using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Operations.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Assessments;

/// <summary>Putting an assessment together and having it published, over HTTP.</summary>
public sealed class AuthoringTests(PrepApp app) : IClassFixture<PrepApp>
{
    [Fact]
    public async Task An_assessment_goes_from_a_title_to_published_and_everything_is_written_down()
    {
        using var author = await AuthorAsync();
        var id = await BeginAsync(author, "From start to end");
        (await author.PostFormAsync($"/staff/assessments/{id}/submission")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "it has no questions");
        await PickAsync(author, id, 2);
        (await author.PostFormAsync($"/staff/assessments/{id}/submission")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using var admin = await AdminAsync();
        (await admin.ReadAsync("/staff/reviews")).ShouldContain("From start to end");
        (await admin.ReadAsync($"/staff/reviews/{id}")).ShouldContain("Publish assessment");
        (await DecideAsync(admin, id, "publication", "")).ShouldBe(HttpStatusCode.SeeOther);
        (await ReadAsync(id)).Status.ShouldBe(AssessmentStatus.Published);
        await app.InDbAsync("northfield", async db =>
        {
            var actions = await db.Set<AuditEntry>().Where(e => e.Subject == $"assessment/{id}").Select(e => e.Action).ToListAsync();
            actions.ShouldContain("assessments.added");
            actions.ShouldContain("assessments.submitted");
            actions.ShouldContain("assessments.published");
            (await db.Set<OutboxMessage>().CountAsync(m => m.Kind.EndsWith("AssessmentPublished") && m.Payload.Contains(id.ToString()))).ShouldBe(1);
            return 0;
        });
    }

    [Fact]
    public async Task A_rejection_needs_a_note_which_the_author_reads_at_home_and_on_its_page()
    {
        using var author = await AuthorAsync();
        var id = await SubmittedAsync(author, "To be improved");
        using var admin = await AdminAsync();
        (await DecideAsync(admin, id, "rejection", " ")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await DecideAsync(admin, id, "rejection", "Too many easy ones.")).ShouldBe(HttpStatusCode.SeeOther);
        (await author.ReadAsync($"/staff/assessments/{id}")).ShouldContain("Too many easy ones.");
        (await author.ReadAsync("/dashboard")).ShouldContain("To be improved");
        (await author.PostFormAsync($"/staff/assessments/{id}/submission")).StatusCode.ShouldBe(HttpStatusCode.SeeOther, "a rejected one is edited and sent again");
    }

    [Fact]
    public async Task A_decision_is_about_what_was_looked_at()
    {
        using var author = await AuthorAsync();
        var id = await SubmittedAsync(author, "Changed under the reviewer");
        using var admin = await AdminAsync();
        var seen = (await ReadAsync(id)).Version;
        await author.PostFormAsync($"/staff/assessments/{id}/submission/deletion");
        await PickAsync(author, id, 1, skip: 5);
        await author.PostFormAsync($"/staff/assessments/{id}/submission");
        var answer = await admin.PostFormAsync($"/staff/reviews/{id}/publication", ("Note", ""), ("Version", $"{seen}"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await ReadAsync(id)).Status.ShouldBe(AssessmentStatus.InReview);
    }

    [Fact]
    public async Task What_broke_after_it_was_sent_keeps_it_from_being_published()
    {
        using var author = await AuthorAsync();
        var id = await SubmittedAsync(author, "Broken meanwhile");
        var question = (await ReadAsync(id)).ItemsInOrder.First().QuestionId!.Value;
        var spoiled = await SpoilAsync(question);
        using var admin = await AdminAsync();
        (await DecideAsync(admin, id, "publication", "")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await admin.ReadAsync($"/staff/reviews/{id}")).ShouldContain("do not fit their type");
        await MendAsync(question, spoiled);
        (await DecideAsync(admin, id, "publication", "")).ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory]
    [InlineData("sections")]
    [InlineData("rules")]
    [InlineData("submission")]
    public async Task What_is_in_review_or_published_is_not_edited(string what)
    {
        using var author = await AuthorAsync();
        var id = await SubmittedAsync(author, $"Closed for {what}");
        var version = (await ReadAsync(id)).Version;
        var answer = await author.PostFormAsync($"/staff/assessments/{id}/{what}", [.. Rules("Changed after all"), ("Version", $"{version}")]);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ReadAsync(id)).Version.ShouldBe(version);
    }

    [Fact]
    public async Task A_published_one_is_moved_archived_and_brought_back_by_undo_by_those_who_may()
    {
        using var author = await AuthorAsync();
        var id = await SubmittedAsync(author, "Published and put away");
        using var admin = await AdminAsync();
        await DecideAsync(admin, id, "publication", "");
        var version = (await ReadAsync(id)).Version;
        (await author.PostFormAsync($"/staff/assessments/{id}/archival")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await admin.PostFormAsync($"/staff/assessments/{id}/schedule", ("OpensAt", "2031-01-10T09:30"), ("ClosesAt", "2031-01-10T09:00"), ("Version", $"{version}")))
            .StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await admin.PostFormAsync($"/staff/assessments/{id}/schedule", ("OpensAt", "2031-01-10T09:30"), ("ClosesAt", "2031-01-11T09:30"), ("Version", $"{version}")))
            .StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await ReadAsync(id)).OpensAt.ShouldBe(new DateTimeOffset(2031, 1, 10, 4, 0, 0, TimeSpan.Zero), "half past nine in Kolkata");
        (await admin.PostFormAsync($"/staff/assessments/{id}/schedule", ("OpensAt", ""), ("ClosesAt", ""), ("Version", $"{version}"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await admin.PostFormAsync($"/staff/assessments/{id}/archival");
        (await ReadAsync(id)).Status.ShouldBe(AssessmentStatus.Archived);
        (await admin.ReadAsync($"/staff/assessments/{id}")).ShouldContain($"action=\"/staff/assessments/{id}/archival/deletion\"");
        await admin.PostFormAsync($"/staff/assessments/{id}/archival/deletion");
        (await ReadAsync(id)).Status.ShouldBe(AssessmentStatus.Published);
        (await admin.PostFormAsync($"/staff/assessments/{id}/archival/deletion")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Draws_that_together_want_too_much_are_told_before_and_after_they_are_in()
    {
        using var author = await AuthorAsync();
        var id = await BeginAsync(author, "Too many draws");
        var section = (await ReadAsync(id)).Sections[0].Id;
        var fit = await app.InDbAsync("northfield", db => db.Set<Question>().CountAsync(q => q.Category == "Aptitude"));
        (await author.ReadAsync($"/staff/assessments/{id}/feasibility?Count={fit}&Category=Aptitude")).ShouldContain($"{fit} fit, {fit} wanted");
        await DrawAsync(author, id, section, fit - 1, ("Category", "Aptitude"));
        var weighed = await author.ReadAsync($"/staff/assessments/{id}/feasibility?Count=2&Category=Aptitude&Type=numeric");
        weighed.ShouldContain("other draws need the same ones");
        await DrawAsync(author, id, section, 2, ("Category", "Aptitude"), ("Type", "numeric"));
        (await author.ReadAsync($"/staff/assessments/{id}")).ShouldContain("The draws lack 1 questions");
        (await author.PostFormAsync($"/staff/assessments/{id}/submission")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await author.PostFormAsync($"/staff/assessments/{id}/sections/{section}/draws", ("Count", "2"), ("Check", "true"), ("Tag", "no-such-tag"))).StatusCode.ShouldBe(HttpStatusCode.OK, "only looked at");
        (await ReadAsync(id)).ItemsInOrder.Count().ShouldBe(2);
    }

    [Fact]
    public async Task Items_and_sections_are_moved_and_taken_out_without_scripts_and_undo_puts_an_item_back_in_its_place()
    {
        using var author = await AuthorAsync();
        var id = await BeginAsync(author, "Moving things");
        await PickAsync(author, id, 3);
        var before = (await ReadAsync(id)).ItemsInOrder.Select(i => i.QuestionId!.Value).ToList();
        var items = (await ReadAsync(id)).ItemsInOrder.ToList();
        await author.PostFormAsync($"/staff/assessments/{id}/items/{items[2].Id}/moves", ("step", "-1"));
        (await QuestionsAsync(id)).ShouldBe([before[0], before[2], before[1]]);
        await author.PostFormAsync($"/staff/assessments/{id}/items/{items[2].Id}", ("Points", "2.5"), ("Count", "1"));
        await author.PostFormAsync($"/staff/assessments/{id}/items/{items[2].Id}/deletion");
        (await QuestionsAsync(id)).ShouldBe([before[0], before[1]]);
        var undo = WebUtility.HtmlDecode(Regex.Match(await author.ReadAsync($"/staff/assessments/{id}"), "action=\"([^\"]*/items\\?[^\"]+)\"").Groups[1].Value);
        (await author.PostFormAsync(undo)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await QuestionsAsync(id)).ShouldBe([before[0], before[2], before[1]]);
        (await ReadAsync(id)).ItemsInOrder.ElementAt(1).Points.ShouldBe(2.5m);
        await author.PostFormAsync($"/staff/assessments/{id}/sections", ("Title", "Second part"), ("Instructions", ""));
        var second = (await ReadAsync(id)).Sections.Single(s => s.Title == "Second part");
        await author.PostFormAsync($"/staff/assessments/{id}/sections/{second.Id}/moves", ("step", "-1"));
        (await ReadAsync(id)).SectionsInOrder.Select(s => s.Position).ShouldBe([1, 2]);
        (await ReadAsync(id)).SectionsInOrder.First().Title.ShouldBe("Second part");
        var first = (await ReadAsync(id)).SectionsInOrder.Last();
        (await author.ReadAsync($"/staff/assessments/{id}/sections/{first.Id}/deletion")).ShouldContain("3 items go with it.");
        await author.PostFormAsync($"/staff/assessments/{id}/sections/{first.Id}/deletion");
        (await ReadAsync(id)).Sections.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Rules_that_someone_else_overtook_come_back_with_both()
    {
        using var author = await AuthorAsync();
        var id = await BeginAsync(author, "Two at once");
        (await author.PostFormAsync($"/staff/assessments/{id}/rules", [.. Rules("A colleague's title"), ("Version", $"{(await ReadAsync(id)).Version}")])).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var late = await author.PostFormAsync($"/staff/assessments/{id}/rules", [.. Rules("Typed too late"), ("Version", "1")]);
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await late.Content.ReadAsStringAsync();
        page.ShouldContain("Typed too late");
        page.ShouldContain("<dd>A colleague&#x27;s title</dd>");
    }

    [Theory]
    [InlineData("TimeLimitMinutes", "0")]
    [InlineData("TimeLimitMinutes", "soon")]
    [InlineData("MostAttempts", "21")]
    [InlineData("PassingPercent", "101")]
    [InlineData("Penalty", "1.5")]
    [InlineData("QuestionsPerPage", "0")]
    [InlineData("OpensAt", "tomorrow")]
    [InlineData("ClosesAt", "2000-01-01T00:00")]
    [InlineData("ShowScore", "7")]
    public async Task Rules_beyond_their_limits_are_refused(string field, string value)
    {
        using var author = await AuthorAsync();
        var id = await BeginAsync(author, $"Limits of {field}");
        var version = (await ReadAsync(id)).Version;
        var fields = Rules("Limits").Where(f => f.Name != field).Append((field, value)).Append(("Version", $"{version}"));
        if (field == "ClosesAt") fields = fields.Where(f => f.Item1 != "OpensAt").Append(("OpensAt", "2030-01-01T00:00"));
        (await author.PostFormAsync($"/staff/assessments/{id}/rules", [.. fields])).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ReadAsync(id)).Version.ShouldBe(version);
    }

    [Fact]
    public async Task The_preview_shows_a_students_pages_and_scores_what_is_tried_by_the_rules()
    {
        using var author = await AuthorAsync();
        var id = await app.InDbAsync("northfield", db => db.Set<Assessment>().Where(a => a.Title == "Campus screening 2026").Select(a => a.Id).SingleAsync());
        var page = await author.ReadAsync($"/staff/assessments/{id}/preview?seed=7");
        page.ShouldContain("Page 1 of");
        page.ShouldNotContain("answer-review");
        (await author.ReadAsync($"/staff/assessments/{id}/preview?seed=7")).ShouldContain(Regex.Match(page, "question-prompt prose[^>]*>(.{20})").Groups[1].Value, customMessage: "the same student");
        var fields = Regex.Matches(page, "name=\"(Q\\d+\\.selected)\"[^>]*value=\"([^\"]+)\"").DistinctBy(m => m.Groups[1].Value).Select(m => (m.Groups[1].Value, m.Groups[2].Value))
            .Concat(Regex.Matches(page, "name=\"(Q\\d+\\.value)\"").Select(m => (m.Groups[1].Value, "12345")));
        var scored = await (await author.PostFormAsync($"/staff/assessments/{id}/preview?seed=7&page=1", [.. fields])).Content.ReadAsStringAsync();
        scored.ShouldContain("answer-review");
        (await author.ReadAsync($"/staff/assessments/{id}/preview?seed=7&page=999")).ShouldContain("Page ");
        (await app.InDbAsync("northfield", db => db.Set<SavedResponse>().CountAsync(r => r.Response != null && r.Response.Contains("12345")))).ShouldBe(0, "nothing is kept");
    }

    [Fact]
    public async Task A_copy_has_the_same_parts_and_rules_and_is_a_draft_of_ones_own()
    {
        using var author = await AuthorAsync();
        var original = await app.InDbAsync("northfield", db => db.Set<Assessment>().Include(a => a.Sections).ThenInclude(s => s.Items).SingleAsync(a => a.Title == "Campus screening 2026"));
        var to = (await author.PostFormAsync($"/staff/assessments/{original.Id}/copies")).Headers.Location!.ToString();
        var copy = await ReadAsync(Guid.Parse(to.Split('/')[^1]));
        (copy.Status, copy.Penalty, copy.QuestionCount, copy.ClosesAt).ShouldBe((AssessmentStatus.Draft, original.Penalty, original.QuestionCount, null));
        copy.ItemsInOrder.Select(i => (i.QuestionId, i.Filter, i.Count, i.Points)).ShouldBe(original.ItemsInOrder.Select(i => (i.QuestionId, i.Filter, i.Count, i.Points)));
    }

    [Fact]
    public async Task Another_colleges_assessment_is_not_found()
    {
        using var admin = await AdminAsync();
        var (id, section, question) = await app.InDbAsync("lakeside", async db =>
        {
            var a = await db.Set<Assessment>().Include(a => a.Sections).FirstAsync(a => a.Status == AssessmentStatus.InReview);
            return (a.Id, a.Sections[0].Id, await db.Set<Question>().Select(q => q.Id).FirstAsync());
        });
        foreach (var path in new[] { "", "/rules", "/preview", "/schedule", $"/sections/{section}", $"/sections/{section}/items/new", $"/sections/{section}/draws/new", "/feasibility?Count=1" })
            (await admin.GetAsync($"/staff/assessments/{id}{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        (await admin.GetAsync($"/staff/reviews/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var path in new[] { "submission/deletion", "copies", "archival", $"sections/{section}/deletion" })
            (await admin.PostFormAsync($"/staff/assessments/{id}/{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        (await DecideAsync(admin, id, "publication", "")).ShouldBe(HttpStatusCode.NotFound);
        var mine = await BeginAsync(admin, "Theirs in mine");
        var own = (await ReadAsync(mine)).Sections[0].Id;
        (await admin.PostFormAsync($"/staff/assessments/{mine}/sections/{own}/items", ("ids", $"{question}"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_same_question_is_put_in_once()
    {
        using var author = await AuthorAsync();
        var id = await BeginAsync(author, "Once");
        await PickAsync(author, id, 2);
        await PickAsync(author, id, 2);
        (await ReadAsync(id)).QuestionCount.ShouldBe(2);
    }

    [Theory]
    [InlineData("developer", "/staff/assessments")]
    [InlineData("admin", "/staff/reviews")]
    [InlineData("admin", "/staff/assessments?status=Published&q=campus")]
    public async Task The_lists_take_four_queries(string user, string path)
    {
        using var visitor = await app.SignInAsync($"{user}@northfield.test", "northfield");
        using var counter = new QueryCounter();
        (await (await visitor.GetAsync(path, counter.Header)).Content.ReadAsStringAsync()).ShouldContain("Sign out");
        counter.Commands.Count.ShouldBeInRange(1, 4, string.Join("\n\n", counter.Commands));
    }

    private Task<Visitor> AuthorAsync() => app.SignInAsync("developer@northfield.test", "northfield");

    private Task<Visitor> AdminAsync() => app.SignInAsync("admin@northfield.test", "northfield");

    private Task<Assessment> ReadAsync(Guid id) => app.InDbAsync("northfield", db => db.Set<Assessment>().Include(a => a.Sections).ThenInclude(s => s.Items).SingleAsync(a => a.Id == id));

    private async Task<List<Guid>> QuestionsAsync(Guid id) => [.. (await ReadAsync(id)).ItemsInOrder.Select(i => i.QuestionId!.Value)];

    private static async Task<Guid> BeginAsync(Visitor author, string title)
    {
        var answer = await author.PostFormAsync("/staff/assessments", ("Title", title));
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]);
    }

    private async Task PickAsync(Visitor author, Guid id, int count, int skip = 0)
    {
        var questions = await app.InDbAsync("northfield", db => db.Set<Question>().Where(q => q.Status == QuestionStatus.Active && q.Category != "Aptitude").OrderBy(q => q.Title).Skip(skip).Take(count).Select(q => q.Id).ToListAsync());
        var section = (await ReadAsync(id)).Sections[0].Id;
        var answer = await author.PostFormAsync($"/staff/assessments/{id}/sections/{section}/items", [.. questions.Select(q => ("ids", $"{q}"))]);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    private static async Task DrawAsync(Visitor author, Guid id, Guid section, int count, params (string, string)[] filter) =>
        (await author.PostFormAsync($"/staff/assessments/{id}/sections/{section}/draws", [("Count", $"{count}"), .. filter])).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

    private async Task<Guid> SubmittedAsync(Visitor author, string title)
    {
        var id = await BeginAsync(author, title);
        await PickAsync(author, id, 2);
        (await author.PostFormAsync($"/staff/assessments/{id}/submission")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return id;
    }

    private async Task<HttpStatusCode> DecideAsync(Visitor admin, Guid id, string how, string note)
    {
        var version = await app.InDbAsync("northfield", db => db.Set<Assessment>().Where(a => a.Id == id).Select(a => a.Version).SingleOrDefaultAsync());
        return (await admin.PostFormAsync($"/staff/reviews/{id}/{how}", ("Note", note), ("Version", $"{version}"))).StatusCode;
    }

    private Task<string> SpoilAsync(Guid question) => RewriteAsync(question, "{\"prompt\":\"No longer a question\"}");

    private Task MendAsync(Guid question, string definition) => RewriteAsync(question, definition);

    /// <summary>As if the plugin's schema had changed under it; gives what stood there.</summary>
    private Task<string> RewriteAsync(Guid question, string definition) => app.InDbAsync("northfield", async db =>
    {
        var current = await db.Set<Question>().Where(q => q.Id == question).Select(q => q.RevisionId).SingleAsync();
        var before = await db.Set<QuestionRevision>().Where(r => r.Id == current).Select(r => r.Definition).SingleAsync();
        await db.Set<QuestionRevision>().Where(r => r.Id == current).ExecuteUpdateAsync(s => s.SetProperty(r => r.Definition, definition));
        return before;
    });

    private static (string Name, string Value)[] Rules(string title) =>
    [
        ("Title", title), ("Instructions", ""), ("TimeLimitMinutes", "30"), ("MostAttempts", "2"), ("PassingPercent", "50"), ("Penalty", "0.25"), ("PartialCredit", "true"), ("QuestionsPerPage", "2"),
        ("OpensAt", ""), ("ClosesAt", ""), ("ShowScore", "AtOnce"), ("ShowAnswers", "AtOnce"),
    ];
}
