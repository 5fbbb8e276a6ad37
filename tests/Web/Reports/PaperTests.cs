using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Reports;
using PrepPlatform.Evaluators.Sandbox;
using PrepPlatform.Reports.Domain;
using PrepPlatform.Reports.Making;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Reports;

/// <summary>The printed report.</summary>
public sealed class PaperTests(ReportApp app) : IClassFixture<ReportApp>
{
    private static readonly string[] Hostile =
        ["<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "=1+1", new string('w', 5000), "שלום עולם", "مرحبا بالعالم", "अनुष्का शर्मा", "👩🏽‍🎓 Zoë", "half \ud83d pair", "bell\a", "{{{7*7}}}", "two\r\nlines"];

    [PaperFact]
    public async Task It_shows_whose_it_is_when_it_was_made_its_pages_and_how_many_rows_are_left_out()
    {
        app.Trial.Rows = [.. Enumerable.Range(1, 1200).Select(i => new object?[] { $"Student {i}", i / 100m, null })];
        var text = await PrintAsync();
        text.ShouldContain(app.Tenant("northfield").Name);
        text.ShouldContain("(Asia/Kolkata)");
        text.ShouldMatch(@"Page 1 of \d+");
        text.ShouldContain("Student 1000");
        text.ShouldNotContain("Student 1001");
        text.ShouldContain("The first 1,000 of 1,200 rows are shown");
    }

    [PaperFact]
    public async Task Strangers_words_are_words_and_nothing_else()
    {
        app.Trial.Rows = [.. Hostile.Select(name => new object?[] { name, 1m, null })];
        var text = await PrintAsync();
        text.ShouldContain("<script>alert(1)</script>");
        text.ShouldContain("{{{7*7}}}");
        text.ShouldContain("Zoë");
    }

    [Fact]
    public void On_the_page_they_are_encoded_and_cut()
    {
        var page = new ReportPage(new ReportContent("A <b>title</b>", [new("<i>", "</dl>")], []), app.Tenant("northfield"), "", TimeProvider.System.GetUtcNow(), TimeZoneInfo.Utc);
        var html = Lay(page, "<u>", true, Hostile);
        foreach (var tag in new[] { "<script", "<img", "<b>", "<i>", "<u>", "<s>", "</dl></dd>" }) html.ShouldNotContain(tag);
        html.ShouldNotContain(new string('w', 301));
    }

    [Fact]
    public void Sums_are_shown_whole_and_only_the_last_table_is_cut_and_says_so()
    {
        var page = new ReportPage(new ReportContent("Trial", [], []), app.Tenant("northfield"), "", TimeProvider.System.GetUtcNow(), TimeZoneInfo.Utc);
        var many = Enumerable.Range(1, 1200).Select(i => $"Row {i}.").ToArray();
        var sums = Lay(page, "Sums", false, many);
        sums.ShouldContain("Row 1200.");
        sums.ShouldNotContain("rows are shown");
        var all = Lay(page, "Students", true, many)[sums.Length..];
        all.ShouldNotContain("Row 1001.");
        all.ShouldContain("The first 1,000 of 1,200 rows are shown");
    }

    [Fact]
    public void A_cell_whose_first_letter_is_of_a_script_from_right_to_left_stands_right()
    {
        var page = new ReportPage(new ReportContent("Trial", [], []), app.Tenant("northfield"), "", TimeProvider.System.GetUtcNow(), TimeZoneInfo.Utc);
        var html = Lay(page, "Students", true, "23: שלום עולם", "مرحبا", "अनुष्का", "Zoë مرحبا", "12");
        html.Split("<td dir=\"rtl\">").Length.ShouldBe(3);
        html.Split("<td>").Length.ShouldBe(4);
    }

    private static string Lay(ReportPage page, string title, bool isLong, params string[] names)
    {
        page.Begin(new ReportTable(title, [new("<s>")], 1, Array.Empty<object?[]>().ToAsyncEnumerable()), isLong);
        foreach (var name in names) page.Add([name]);
        page.End();
        return Encoding.UTF8.GetString(page.Write());
    }

    private async Task<string> PrintAsync()
    {
        var run = await app.AskAsync();
        await app.MakeAsync(run);
        (await app.RunAsync(run)).Note.ShouldBe("");
        using var admin = await app.SignInAsync("admin@northfield.test", "northfield");
        var answer = await admin.GetAsync($"/staff/reports/runs/{run}/files/pdf");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, await answer.Content.ReadAsByteArrayAsync());
        using var reader = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", path, "-"]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var text = await reader.StandardOutput.ReadToEndAsync();
        File.Delete(path);
        return text;
    }
}

/// <summary>Where the tool for PDF is not installed.</summary>
public sealed class WithoutPaperTests(WithoutPaperTests.App app) : IClassFixture<WithoutPaperTests.App>
{
    [Fact]
    public async Task The_report_is_made_without_PDF_and_says_what_an_administrator_installs()
    {
        using var admin = await app.SignInAsync("admin@northfield.test", "northfield");
        var run = Guid.CreateVersion7();
        await admin.PostFormAsync("/staff/reports/placement/runs", ("run", run.ToString()));
        await app.InAsync("northfield", s => s.GetRequiredService<MakeReport>().RunAsync(run, TimeProvider.System.GetUtcNow(), CancellationToken.None));
        var page = await admin.ReadAsync($"/staff/reports/runs/{run}");
        page.ShouldContain(File.Exists("/usr/bin/weasyprint") ? "Install the Debian package bubblewrap." : "apt-get install weasyprint");
        page.ShouldContain("/files/xlsx");
        page.ShouldNotContain("/files/pdf");
        (await admin.GetAsync($"/staff/reports/runs/{run}/files/{nameof(ReportFormat.Pdf).ToLowerInvariant()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    public sealed class App : PrepApp
    {
        protected override void Change(WebApplicationBuilder builder) => builder.Services.AddSingleton<ISandbox>(new Bare());
    }

    /// <summary>A machine without the tools.</summary>
    private sealed class Bare : ISandbox
    {
        public IReadOnlyList<string> Problems => ["Install the Debian package bubblewrap."];

        public Task<SandboxRun> RunAsync(SandboxCommand command, CancellationToken cancellation) => throw new InvalidOperationException("There is nothing to run.");
    }
}

/// <summary>Skipped where WeasyPrint, the sandbox or pdftotext is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PaperFactAttribute : FactAttribute
{
    public PaperFactAttribute()
    {
        if (new[] { "weasyprint", "bwrap", "pdftotext" }.FirstOrDefault(t => !File.Exists($"/usr/bin/{t}")) is { } missing) Skip = $"{missing} is not installed: ./prep test as root installs it";
    }
}
