using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PrepPlatform.Tests.Browser;

/// <summary>From score to shortlist, in one go: what the product is for.</summary>
public sealed partial class StoryTests(StoryDesk desk) : IClassFixture<StoryDesk>
{
    private const string College = "northfield", Company = "acme", Exam = "Campus screening 2026", Title = "Platform engineers 2027", Student = "Aarav Mehta";
    private const int LongerPatience = 420_000, Listed = 4;

    /// <summary>What the student ticks. Everything else of the record stays at the college.</summary>
    private static readonly string[] Shared = ["email", "branch", "cgpa", "skills", "scores"];

    private int pictures;

    [BrowserFact(Timeout = LongerPatience)]
    public async Task A_student_passes_the_clock_makes_the_shortlist_the_recruiter_sees_the_card_and_others_see_nothing()
    {
        await using var recruiting = await desk.SignInAsync("recruiter", Company);
        await using var office = await desk.SignInAsync("admin", College);
        await using var phone = await desk.SignInAsync("student1", College);
        var (recruiter, officer, student) = (await recruiting.NewPageAsync(), await office.NewPageAsync(), await phone.NewPageAsync());
        var drive = await OfferAsync(recruiter);
        await OpenAsync(officer, drive);
        await MissAsync(student);
        await PassAsync(student);
        await ApplyAsync(student, drive);
        await OthersApplyAsync(drive);
        var list = await WaitForTheClockAsync(officer, drive);
        await PublishAsync(officer, list);
        var card = await LookAsync(recruiter, drive);
        await HearAsync(student, drive);
        await NothingElsewhereAsync(drive, card, list);
    }

    /// <summary>The company says what it offers and whom it looks for, and offers it to its partner.</summary>
    private async Task<string> OfferAsync(IPage page)
    {
        await page.GotoAsync("/offers");
        await page.GetByRole(AriaRole.Link, new() { Name = "New drive" }).First.ClickAsync();
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync(Title);
        await page.Locator("[name='About']").FillAsync("You keep the machines and the deployments of three hundred customers calm. We decide by what you can do, and tell you how.");
        await page.Locator("[name='ApplyBy']").FillAsync(Clock(TimeProvider.System.GetUtcNow().AddDays(7)).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
        foreach (var (field, value) in new[] { ("Title", "Platform engineer"), ("Location", "Hyderabad"), ("From", "900000"), ("To", "1200000"), ("Openings", "3") }) await page.Locator($"[name='Roles[0].{field}']").FillAsync(value);
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep draft" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/offers/[0-9a-f-]{36}/rules$"));
        var drive = page.Url.Split('/')[^2];
        await Condition(page, "CGPA").FillAsync("7.5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save rules" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Offer drive" }).ClickAsync();
        await Expect(page.GetByText($"{desk.App.Tenant(College).Name} looks at it")).ToBeVisibleAsync();
        await KeepAsync(page, "the-company-offers-a-drive");
        return drive;
    }

    /// <summary>The placement office adds what only it can ask for, its own exam, and opens the drive.</summary>
    private async Task OpenAsync(IPage page, string drive)
    {
        await StoryDesk.ComesAsync(page, "/staff/drives", p => p.GetByRole(AriaRole.Link, new() { Name = Title }));
        await page.GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Check the rules" }).ClickAsync();
        await page.Locator("[name='Nodes[0].Add']").SelectOptionAsync("assessment");
        await page.Locator("[name='Edit'][value='add:0']").ClickAsync();
        await page.Locator("[name$='.AssessmentId']").SelectOptionAsync(new SelectOptionValue { Label = Exam });
        await Condition(page, "Assessment score").FillAsync("40");
        await page.Locator("[name='AddPart']").SelectOptionAsync(new SelectOptionValue { Label = Exam });
        await page.Locator("[name='Edit'][value='part']").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = Exam, Exact = true })).ToBeVisibleAsync();
        await page.Locator("[name='Parts[0].Weight']").FillAsync("60");
        await Expect(page.Locator("#count")).ToContainTextAsync($"at least 40% in {Exam}");
        await KeepAsync(page, "the-office-completes-the-rules");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Save as rules") }).ClickAsync();
        await page.GotoAsync($"/staff/drives/{drive}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept and open" }).ClickAsync();
        await Expect(page.Locator("[data-toast]")).ToContainTextAsync("is open");
    }

    private async Task MissAsync(IPage page)
    {
        await page.GotoAsync("/drives");
        await Expect(CardOf(page)).ToContainTextAsync($"Your {Exam}: not sat yet.");
        await KeepAsync(page, "the-student-misses-one-thing");
    }

    private async Task PassAsync(IPage page)
    {
        await page.GotoAsync("/assessments");
        await page.GetByRole(AriaRole.Link, new() { Name = Exam }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start attempt" }).ClickAsync();
        await Expect(page.Locator(".exam-bar .timer")).ToContainTextAsync("min");
        var key = await AnswerKey.ReadAsync(desk.App, College, Guid.Parse(Regex.Match(page.Url, "attempts/([0-9a-f-]{36})").Groups[1].Value));
        for (var turn = 1; ; turn++)
        {
            await key.FillAsync(page);
            await Expect(page.Locator("[data-exam-words]")).ToContainTextAsync("Saved");
            if (turn == 2) await KeepAsync(page, "the-student-sits-the-exam");
            if (await page.GetByRole(AriaRole.Button, new() { Name = "Save and next" }).CountAsync() == 0) break;
            await page.GetByRole(AriaRole.Button, new() { Name = "Save and next" }).ClickAsync();
            await Expect(page).ToHaveURLAsync(new Regex($"page={turn + 1}(#|$)"));
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Review and submit" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit answers" }).ClickAsync();
        await Expect(page.Locator(".result-percent")).ToHaveTextAsync("100%");
        await Expect(page.Locator(".result-score")).ToContainTextAsync("Passed");
        await KeepAsync(page, "the-student-passes");
    }

    private async Task ApplyAsync(IPage page, string drive)
    {
        var company = desk.App.Tenant(Company).Name;
        await StoryDesk.ComesAsync(page, "/drives", p => p.GetByRole(AriaRole.Link, new() { Name = $"Look and apply: {Title}" }));
        await KeepAsync(page, "the-student-qualifies");
        await page.GetByRole(AriaRole.Link, new() { Name = $"Look and apply: {Title}" }).ClickAsync();
        await Expect(page.Locator(".condition-missed")).ToHaveCountAsync(0);
        await Expect(page.Locator("input[name='Fields']:checked")).ToHaveCountAsync(0);
        foreach (var field in Shared) await page.Locator($"input[name='Fields'][value='{field}']").CheckAsync();
        await KeepAsync(page, "the-student-consents");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Apply to {company}" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/drives/{drive}$"));
        await Expect(page.Locator(".next-action")).ToContainTextAsync("Applied");
    }

    /// <summary>The list is asked for by nobody: the schedule comes due a few seconds later, and the job makes it.</summary>
    private async Task<string> WaitForTheClockAsync(IPage page, string drive)
    {
        var here = $"/staff/drives/{drive}/shortlists";
        await page.GotoAsync($"{here}/schedule");
        await page.Locator("[name='How'][value='cron']").CheckAsync();
        await page.Locator("details.fold > summary").ClickAsync();
        await page.Locator("[name='Most']").FillAsync($"{Listed}");
        await page.Locator("[name='Cron']").FillAsync(Clock(TimeProvider.System.GetUtcNow().AddSeconds(20)).ToString("s m H d M '?' yyyy", CultureInfo.InvariantCulture));
        await KeepAsync(page, "the-office-sets-the-clock");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save schedule" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"{here}$"));
        await StoryDesk.ComesAsync(page, here, p => p.Locator("tbody tr", new() { HasText = "the schedule" }));
        await KeepAsync(page, "the-clock-made-a-shortlist");
        await page.GetByRole(AriaRole.Link, new() { Name = "Look at it" }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(Listed);
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "What is shown" })).ToContainTextAsync(new Regex(@"Qualify, not listed\s*1"));
        var row = page.Locator("tbody tr").First;
        await Expect(row).ToContainTextAsync(Student);
        await Expect(row).ToContainTextAsync("CGPA");
        await Expect(row).ToContainTextAsync($"{Exam} 40/40");
        await KeepAsync(page, "the-office-looks-at-the-shortlist");
        await row.GetByRole(AriaRole.Link, new() { Name = Student }).ClickAsync();
        await Expect(page.Locator(".score-parts")).ToContainTextAsync("CGPA");
        await KeepAsync(page, "the-office-reads-the-reasons");
        await page.GoBackAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    private async Task PublishAsync(IPage page, string list)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Freeze" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Publish" }).ClickAsync();
        await page.Locator("#Confirmation").FillAsync(desk.App.Tenant(Company).Name);
        await KeepAsync(page, "the-office-publishes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish shortlist" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"{list}$"));
        await Expect(page.Locator(".page-part .page-title")).ToContainTextAsync("Published");
    }

    /// <summary>The recruiter sees what the student ticked, nothing else, and goes on with the candidate.</summary>
    private async Task<string> LookAsync(IPage page, string drive)
    {
        await StoryDesk.ComesAsync(page, $"/candidates?drive={drive}", p => p.GetByRole(AriaRole.Link, new() { Name = Student }));
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(Listed);
        // Who shares nothing that counts has a rank and no score; who shares the CGPA alone has its points: the rest would tell the exam.
        await Expect(page.Locator("tbody tr", new() { HasText = "Ananya Rao" }).Locator(".candidate-score")).ToHaveTextAsync("–");
        await Expect(page.Locator("tbody tr", new() { HasText = "Isha Verma" }).Locator(".candidate-score .num")).ToHaveTextAsync("44.1/60");
        await KeepAsync(page, "the-recruiter-finds-the-candidate");
        await page.GetByRole(AriaRole.Link, new() { Name = Student }).ClickAsync();
        await Expect(page.Locator("dl.facts dt")).ToHaveTextAsync(["E-mail", "Branch", "CGPA", "Skills"]);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Assessments" })).ToBeVisibleAsync();
        foreach (var kept in new[] { "+91", "B.Tech", "Hostel mess planner", "Final year student", "92.4" }) (await page.ContentAsync()).ShouldNotContain(kept);
        await KeepAsync(page, "the-recruiter-sees-the-card");
        await page.GetByRole(AriaRole.Button, new() { Name = "Move to Written test" }).First.ClickAsync();
        await Expect(page.Locator(".page-title")).ToContainTextAsync("Written test");
        return new Uri(page.Url).AbsolutePath;
    }

    private static ILocator CardOf(IPage page) => page.Locator(".drive-card", new() { HasText = Title });

    private static ILocator Condition(IPage page, string name) => page.Locator($".builder-row[aria-label='{name}'] [name$='.Value']");

    /// <summary>On the demo's clock.</summary>
    private static DateTime Clock(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata")).DateTime;

    private async Task KeepAsync(IPage page, string name)
    {
        await page.KeepPicturesAsync(Path.Combine(desk.Root, "artifacts", "screenshots", $"story-{++pictures:00}-{name}"));
        await page.ResizeAsync(1280);
        await page.ShowAsync("light");
    }
}
