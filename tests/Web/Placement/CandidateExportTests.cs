using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Operations.Domain;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Placement;

/// <summary>The list as a file.</summary>
public sealed class CandidateExportTests(PrepApp app) : IClassFixture<PrepApp>
{
    private const string Hostile = "=HYPERLINK(\"https://evil.test\",\"Click\")";

    [Fact]
    public async Task The_filtered_list_is_exported_with_all_that_was_shared_formulas_neutralised_and_written_down()
    {
        await app.PartnerAsync("acme", "northfield");
        var drive = await app.OfferAsync("acme", "northfield");
        await app.SendAsync("northfield",
            app.Card("acme", drive, snapshot: CardDesk.Asha with { Name = Hostile, Email = "+1@evil.test", Skills = ["@SUM(A1)"] }),
            app.Card("acme", drive, rank: 2, snapshot: CardDesk.Asha with { Name = "Bala Nair", Branch = "Civil" }));
        using var recruiter = await app.SignInAsync("recruiter@acme.test", "acme");
        var csv = await recruiter.ReadAsync($"/candidates/export?drive={drive}&format=csv");
        csv.ShouldContain("\"'=HYPERLINK(");
        csv.ShouldContain(",'+1@evil.test,");
        csv.ShouldContain("'@SUM(A1)");
        csv.ShouldContain("Bala Nair");
        (await recruiter.ReadAsync($"/candidates/export?drive={drive}&branch=Civil&format=csv")).ShouldNotContain("HYPERLINK");
        (await app.InDbAsync("acme", db => db.Set<AuditEntry>().CountAsync(e => e.Action == "candidates.exported" && e.Summary.Contains(drive.ToString())))).ShouldBe(2);
    }

    [Fact]
    public async Task A_workbook_holds_texts_and_no_formula()
    {
        await app.PartnerAsync("acme", "northfield");
        var drive = await app.OfferAsync("acme", "northfield");
        await app.SendAsync("northfield", app.Card("acme", drive, snapshot: CardDesk.Asha with { Name = Hostile }));
        using var recruiter = await app.SignInAsync("recruiter@acme.test", "acme");
        var answer = await recruiter.GetAsync($"/candidates/export?drive={drive}&format=xlsx");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        await using var book = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        using var reader = new StreamReader(await book.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync());
        var sheet = await reader.ReadToEndAsync();
        sheet.ShouldContain("'=HYPERLINK(");
        sheet.ShouldNotContain("<f>");
        sheet.ShouldContain("asha@example.test");
    }

    [Fact]
    public async Task Only_the_own_companys_cards_are_in_it()
    {
        await app.PartnerAsync("acme", "northfield");
        var drive = await app.OfferAsync("acme", "northfield");
        await app.SendAsync("northfield", app.Card("acme", drive, snapshot: CardDesk.Asha with { Name = "Private Person" }));
        using var stranger = await app.SignInAsync("recruiter@globex.test", "globex");
        (await stranger.ReadAsync("/candidates/export?format=csv")).ShouldNotContain("Private Person");
        (await stranger.ReadAsync($"/candidates/export?format=csv&drive={drive}")).ShouldNotContain("Private Person");
    }
}
