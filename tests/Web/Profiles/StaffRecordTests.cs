using System.Net;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Profiles.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Profiles;

/// <summary>Staff look at records, vouch for them and put them right.</summary>
public sealed class StaffRecordTests(PrepApp app) : IClassFixture<PrepApp>
{
    [Theory]
    [InlineData("/staff/records")]
    [InlineData("/staff/records?branch=Information+Technology&year=2027&verified=true&complete=true")]
    [InlineData("/staff/records/import")]
    public async Task A_page_takes_at_most_four_queries(string path)
    {
        using var staff = await app.SignInAsync("admin@lakeside.test", "lakeside");
        using var counter = new QueryCounter();
        (await staff.GetAsync(path, counter.Header)).StatusCode.ShouldBe(HttpStatusCode.OK);
        counter.Commands.Count.ShouldBeInRange(1, 4, string.Join("\n\n", counter.Commands));
    }

    [Fact]
    public async Task The_list_is_found_by_name_number_and_filters()
    {
        using var staff = await app.SignInAsync("mentor@lakeside.test", "lakeside");
        (await staff.ReadAsync("/staff/records?q=kavya")).ShouldContain("LS23EC032");
        (await staff.ReadAsync("/staff/records?q=ls23me")).ShouldContain("Anika Thomas");
        var mechanical = await staff.ReadAsync("/staff/records?branch=Mechanical+Engineering&verified=true");
        mechanical.ShouldContain("Yash Patil");
        mechanical.ShouldNotContain("Anika Thomas");
        (await staff.ReadAsync("/staff/records?q=aarav")).ShouldContain("No record matches");
        (await staff.ReadAsync("/staff/records")).ShouldNotContain("Select Yash Patil", customMessage: "a mentor sees, and vouches for nothing");
    }

    [Fact]
    public async Task Several_are_verified_at_once_and_that_can_be_undone()
    {
        using var staff = await app.SignInAsync("admin@northfield.test", "northfield");
        var (nine, eight) = (await RecordAsync("23EC019"), await RecordAsync("23CS045"));
        var done = await staff.PostFormAsync("/staff/records/verification", ("ids", $"{nine.Id}.{nine.Version}"), ("ids", $"{eight.Id}.{eight.Version}"), ("back", "https://evil.example/"));
        done.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        done.Headers.Location!.ToString().ShouldBe("/staff/records");
        (await RecordAsync("23EC019")).VerifiedAt.ShouldNotBeNull();
        var page = await staff.ReadAsync("/staff/records");
        page.ShouldContain("2 records are verified.");
        var undo = WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(page, "action=\"(/staff/records/verification/deletion\\?[^\"]+)\"").Groups[1].Value);
        (await staff.PostFormAsync(undo)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await RecordAsync("23EC019")).VerifiedAt.ShouldBeNull();
        (await RecordAsync("23CS045")).VerifiedAt.ShouldBeNull();
        (await staff.ReadAsync("/staff/audit")).ShouldContain("Verified the record of");
        var history = await staff.ReadAsync($"/staff/records/{nine.Id}");
        history.ShouldContain("verified it");
        history.ShouldContain("took the verification back");
        (await app.InDbAsync("northfield", db => db.Set<OutboxMessage>().CountAsync(m => m.Kind == "StudentRecordsChanged" && m.Payload.Contains(nine.AccountId.ToString()) && m.Payload.Contains(eight.AccountId.ToString())))).ShouldBe(3);
    }

    [Fact]
    public async Task Nobody_vouches_for_what_was_changed_after_they_looked()
    {
        using var staff = await app.SignInAsync("admin@northfield.test", "northfield");
        var eleven = await RecordAsync("23CS052");
        await staff.PostFormAsync("/staff/records/verification", ("ids", $"{eleven.Id}.{eleven.Version - 1}"));
        (await RecordAsync("23CS052")).VerifiedAt.ShouldBeNull();
        (await staff.ReadAsync("/staff/records")).ShouldContain("look at them again");
    }

    [Fact]
    public async Task Another_tenants_record_is_not_there()
    {
        using var staff = await app.SignInAsync("admin@lakeside.test", "lakeside");
        var theirs = await RecordAsync("23CS014");
        (await staff.GetAsync($"/staff/records/{theirs.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await staff.GetAsync($"/staff/records/{theirs.Id}/correction")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await staff.PostFormAsync("/staff/records/verification/deletion", ("ids", $"{theirs.Id}.{theirs.Version}"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await staff.PostFormAsync($"/staff/records/{theirs.Id}/correction", ("Version", $"{theirs.Version}"), ("CgpaScale", "10"), ("Reason", "mine now"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_correction_needs_a_reason_counts_as_verified_and_is_told()
    {
        using var staff = await app.SignInAsync("admin@northfield.test", "northfield");
        var before = await RecordAsync("23CS038");
        (string, string)[] Fields(string reason, int version) =>
        [
            ("Version", Say.Number(version)), ("RollNumber", before.RollNumber), ("Degree", before.Degree), ("Branch", before.Branch), ("GraduationYear", "2027"), ("Cgpa", "7.52"), ("CgpaScale", "10"),
            ("ActiveBacklogs", "0"), ("PastBacklogs", "0"), ("Marks10", "81"), ("Marks12", "79.5"), ("Reason", reason),
        ];
        (await staff.PostFormAsync($"/staff/records/{before.Id}/correction", Fields("", before.Version))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await staff.PostFormAsync($"/staff/records/{before.Id}/correction", Fields("Marksheet of semester 6", before.Version))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await RecordAsync("23CS038")).Cgpa.ShouldBe(7.52m);
        (await staff.ReadAsync($"/staff/records/{before.Id}")).ShouldContain("Marksheet of semester 6");
        var stale = await staff.PostFormAsync($"/staff/records/{before.Id}/correction", Fields("Again", before.Version));
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await staff.ReadAsync("/staff/audit")).ShouldContain("Corrected CGPA: Marksheet of semester 6");
    }

    [Fact]
    public async Task The_export_is_filtered_neutralised_and_written_down()
    {
        using var student = await app.SignInAsync("student12@lakeside.test", "lakeside");
        await student.PostFormAsync("/profile/record", ("Version", Say.Number((await RecordAsync("LS23ME023", "lakeside")).Version)), ("RollNumber", "LS23ME023"), ("Degree", "=HYPERLINK(\"http://evil.example\")"),
            ("Branch", "Mechanical Engineering"), ("CgpaScale", "10"), ("Skills", "@SUM(A1)"));
        using var staff = await app.SignInAsync("admin@lakeside.test", "lakeside");
        var answer = await staff.GetAsync("/staff/records/export?branch=Mechanical+Engineering");
        var text = await answer.Content.ReadAsStringAsync();
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        text.ShouldContain("Roll number,E-mail,Degree,Branch");
        text.ShouldContain("\"'=HYPERLINK(\"\"http://evil.example\"\")\"");
        text.ShouldContain("'@SUM(A1)");
        text.ShouldContain("'+91");
        text.ShouldNotContain("Computer Science");
        (await staff.ReadAsync("/staff/audit")).ShouldContain("Exported students");
    }

    private Task<StudentProfile> RecordAsync(string roll, string tenant = "northfield") => app.InDbAsync(tenant, db => db.Set<StudentProfile>().AsNoTracking().SingleAsync(p => p.RollNumber == roll));
}
