using System.Net;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Identity.Domain;
using PrepPlatform.Profiles.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Profiles;

/// <summary>A student's own page.</summary>
public sealed class RecordTests(PrepApp app) : IClassFixture<PrepApp>
{
    private const string Page = "/profile/record";

    [Fact]
    public async Task It_says_what_is_missing_with_links_and_takes_four_queries()
    {
        using var student = await app.SignInAsync("student11@northfield.test", "northfield");
        using var counter = new QueryCounter();
        var page = await (await student.GetAsync(Page, counter.Header)).Content.ReadAsStringAsync();
        page.ShouldContain("6 of 10: say how many backlogs you have, even if none");
        page.ShouldContain("href=\"#Marks12\"");
        counter.Commands.Count.ShouldBeInRange(1, 4, string.Join("\n\n", counter.Commands));
    }

    [Fact]
    public async Task What_is_saved_is_told_and_stands_in_the_history()
    {
        using var student = await app.SignInAsync("student10@northfield.test", "northfield");
        var before = await RecordAsync("23IT025");
        (await student.PostFormAsync(Page, Fields(before, ("Phone", "+91 90000 11111"), ("Skills", "Go, <b>Rust</b> , go")))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var after = await RecordAsync("23IT025");
        (after.Phone, after.VerifiedAt is not null, after.Version).ShouldBe(("+91 90000 11111", true, before.Version + 1));
        after.Skills.ShouldBe([.. before.Skills, "Go", "<b>Rust</b>"]);
        (await student.ReadAsync(Page)).ShouldContain("&lt;b&gt;Rust&lt;/b&gt;");
        var change = await app.InDbAsync("northfield", db => db.Set<RecordChange>().Where(c => c.RecordId == after.Id).OrderByDescending(c => c.At).FirstAsync());
        change.Read().Select(f => f.Field).ShouldBe(["Contact number", "Skills"]);
        (await app.InDbAsync("northfield", db => db.Set<OutboxMessage>().CountAsync(m => m.Kind == "StudentRecordsChanged" && m.Payload.Contains(after.AccountId.ToString())))).ShouldBe(2);
    }

    [Theory]
    [InlineData("/staff/records?q=%00")]
    [InlineData("/staff/audit?q=%00")]
    [InlineData("/staff/people?q=a%00b")]
    [InlineData("/staff/attempts?q=%00")]
    [InlineData("/staff/drives?q=%00")]
    public async Task What_no_text_has_breaks_no_search(string path)
    {
        using var staff = await app.SignInAsync("admin@northfield.test", "northfield");
        (await staff.GetAsync(path)).StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task What_no_text_has_is_a_bad_request_or_said_beside_its_field_and_emoji_are_text()
    {
        using var student = await app.SignInAsync("student5@northfield.test", "northfield");
        var account = await app.InDbAsync("northfield", db => db.Set<Account>().Where(a => a.Email == "student5@northfield.test").Select(a => a.Id).SingleAsync());
        var before = await app.InDbAsync("northfield", db => db.Set<StudentProfile>().AsNoTracking().SingleAsync(p => p.AccountId == account));
        var bad = await student.PostFormAsync(Page, Fields(before, ("About", "I build\0 things")));
        bad.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await bad.Content.ReadAsStringAsync()).ShouldContain("</html>");
        using var parts = new MultipartFormDataContent { { new StringContent(await student.TokenAsync()), "__RequestVerificationToken" } };
        foreach (var (name, value) in Fields(before, ("About", "I build\0 things"))) parts.Add(new StringContent(value), name);
        var refused = await student.SendAsync(HttpMethod.Post, Page, parts);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("This holds a sign that no text has");
        (await student.PostFormAsync(Page, Fields(before, ("About", "I build 👩🏽‍🎓 things"), ("Skills", "ക്‍ഷ, 🦀 Rust")))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await app.InDbAsync("northfield", db => db.Set<StudentProfile>().AsNoTracking().SingleAsync(p => p.AccountId == account))).Skills.ShouldBe([.. before.Skills, "ക്‍ഷ", "🦀 Rust"]);
    }

    [Fact]
    public async Task Changing_what_staff_verified_has_to_be_meant()
    {
        using var student = await app.SignInAsync("student4@northfield.test", "northfield");
        var before = await RecordAsync("23EC032");
        var asked = await student.PostFormAsync(Page, Fields(before, ("Cgpa", "9.9")));
        asked.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await asked.Content.ReadAsStringAsync()).ShouldContain("Save my change and take the verification away");
        (await RecordAsync("23EC032")).Cgpa.ShouldBe(before.Cgpa);
        (await student.PostFormAsync(Page, Fields(before, ("Cgpa", "9.9"), ("GiveUpMark", "true")))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var after = await RecordAsync("23EC032");
        (after.Cgpa, after.VerifiedAt).ShouldBe((9.9m, null));
    }

    [Fact]
    public async Task Nobody_verifies_a_record_by_posting_it_nor_takes_anothers_number()
    {
        using var student = await app.SignInAsync("student8@northfield.test", "northfield");
        var before = await RecordAsync("23CS045");
        await student.PostFormAsync(Page, Fields(before, ("VerifiedAt", "2026-01-01"), ("Complete", "10"), ("AccountId", Guid.CreateVersion7().ToString())));
        (await RecordAsync("23CS045")).VerifiedAt.ShouldBeNull();
        before = await RecordAsync("23CS045");
        var taken = await student.PostFormAsync(Page, Fields(before, ("RollNumber", "23cs014")));
        taken.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await taken.Content.ReadAsStringAsync()).ShouldContain("Another student here has this roll number");
    }

    [Fact]
    public async Task A_stale_form_answers_409_with_both_values()
    {
        using var student = await app.SignInAsync("student7@northfield.test", "northfield");
        var before = await RecordAsync("23ME011");
        await student.PostFormAsync(Page, Fields(before, ("About", "First tab")));
        var second = await student.PostFormAsync(Page, Fields(before, ("About", "Second tab")));
        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await second.Content.ReadAsStringAsync();
        page.ShouldContain("First tab");
        page.ShouldContain("you typed: Second tab");
        (await RecordAsync("23ME011")).About.ShouldBe("First tab");
    }

    [Theory]
    [InlineData("Cgpa", "10.5", "Give a CGPA from 0 to 10")]
    [InlineData("Cgpa", "8.123", "at most two decimals")]
    [InlineData("Marks10", "-1", "Give per cent from 0 to 100")]
    [InlineData("GraduationYear", "27", "Give a year from 1990 to 2060")]
    [InlineData("ActiveBacklogs", "many", "many")]
    [InlineData("CgpaScale", "3", "Choose a scale")]
    [InlineData("Phone", "call me", "Enter a phone number")]
    [InlineData("Projects[0].Link", "javascript:alert(1)", "Give an address such as https")]
    public async Task Wrong_values_come_back_with_the_form(string field, string value, string says)
    {
        using var student = await app.SignInAsync("student1@northfield.test", "northfield");
        var answer = await student.PostFormAsync(Page, Fields(await RecordAsync("23CS014"), ("Projects[0].Title", "Bot"), (field, value)));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(says);
    }

    [Fact]
    public async Task Rows_are_added_moved_and_removed_without_saving()
    {
        using var student = await app.SignInAsync("student6@northfield.test", "northfield");
        var record = await RecordAsync("23IT018");
        (string, string)[] two = [("Projects[0].Title", "First"), ("Projects[1].Title", "Second")];
        async Task<string> PressAsync(string row) => await (await student.PostFormAsync($"{Page}/rows", Fields(record, [.. two, ("row", row)]))).Content.ReadAsStringAsync();
        var moved = await PressAsync("project-down:0");
        moved.IndexOf("value=\"Second\"", StringComparison.Ordinal).ShouldBeLessThan(moved.IndexOf("value=\"First\"", StringComparison.Ordinal));
        (await PressAsync("project-remove:1")).ShouldNotContain("value=\"Second\"");
        (await PressAsync("project-add")).ShouldContain("Projects[2].Title");
        (await PressAsync("project-remove:99999999999")).ShouldContain("value=\"Second\"");
        (await PressAsync("skill-remove:0")).ShouldNotContain("Remove Python");
        (await RecordAsync("23IT018")).Version.ShouldBe(record.Version);
    }

    private Task<StudentProfile> RecordAsync(string roll) => app.InDbAsync("northfield", db => db.Set<StudentProfile>().AsNoTracking().SingleAsync(p => p.RollNumber == roll));

    private static (string, string)[] Fields(StudentProfile p, params (string Name, string Value)[] changed)
    {
        var fields = new List<(string Name, string Value)>
        {
            ("Version", Say.Number(p.Version)), ("RollNumber", p.RollNumber), ("Degree", p.Degree), ("Branch", p.Branch), ("GraduationYear", Say.Number(p.GraduationYear)), ("Cgpa", Say.Number(p.Cgpa)),
            ("CgpaScale", Say.Number(p.CgpaScale)), ("ActiveBacklogs", Say.Number(p.ActiveBacklogs)), ("PastBacklogs", Say.Number(p.PastBacklogs)), ("Marks10", Say.Number(p.Marks10)),
            ("Marks12", Say.Number(p.Marks12)), ("Phone", p.Phone), ("About", p.About),
        };
        if (!changed.Any(c => c.Name.StartsWith("Projects", StringComparison.Ordinal)))
            foreach (var (x, i) in p.Personal.Projects.Select((x, i) => (x, i)))
                fields.AddRange([($"Projects[{i}].Title", x.Title), ($"Projects[{i}].Summary", x.Summary), ($"Projects[{i}].Technologies", string.Join(", ", x.Technologies)), ($"Projects[{i}].Link", x.Link)]);
        fields.RemoveAll(f => changed.Any(c => c.Name == f.Name));
        return [.. fields, .. p.Skills.Select(s => ("Chosen", s)), .. changed];
    }
}
