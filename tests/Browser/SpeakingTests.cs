using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PrepPlatform.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PrepPlatform.Tests.Browser;

/// <summary>A spoken answer from the microphone to the score that a person gives: recorded, sent, kept without a model, transcribed when one comes, corrected, heard by a reviewer.</summary>
public sealed class SpeakingTests(SpeakingDesk desk) : IClassFixture<SpeakingDesk>
{
    private static readonly LocatorAssertionsToHaveTextOptions Sending = new() { Timeout = 20_000 };

    [BrowserFact]
    public async Task A_student_answers_aloud_corrects_what_was_heard_and_a_reviewer_listens()
    {
        await using var context = await desk.SignInAsync("student8", "northfield");
        var page = await context.NewPageAsync();
        await RecordAsync(page);
        await SubmitAsync(page);
        await StoryDesk.ComesAsync(page, page.Url, p => p.GetByText("A person will look at your answers"));
        await Expect(page.Locator(".spoken")).ToContainTextAsync("Not transcribed yet");
        await page.KeepPicturesAsync(Picture("spoken-waiting"));
        desk.InstallModel();
        await StoryDesk.ComesAsync(page, page.Url, p => p.GetByText("What was heard"));
        (await page.Locator(".spoken-word").AllInnerTextsAsync()).Count(w => SpeakingDesk.Sentence.Split(' ').Contains(w.Split('\n', ' ')[0])).ShouldBe(SpeakingDesk.Sentence.Split(' ').Length);
        await Expect(page.Locator(".result-score")).ToBeVisibleAsync();
        await Expect(page.Locator(".spoken-delivery")).ToContainTextAsync("words a minute");
        await Expect(page.Locator(".breakdown").First).ToContainTextAsync("of 4");
        await page.KeepPicturesAsync(Picture("spoken-result"));
        await CorrectAsync(page);
        await ReviewAsync();
        await StoryDesk.ComesAsync(page, page.Url.Split('#')[0], p => p.GetByText("A person changed this score"));
        await Expect(page.Locator("#question-1 .question-points")).ToContainTextAsync("3 of 4 points");
    }

    private async Task RecordAsync(IPage page)
    {
        await page.GotoAsync("/assessments");
        await page.GetByRole(AriaRole.Link, new() { Name = "Speaking round" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start attempt" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Record", Exact = true }).ClickAsync();
        await Expect(page.Locator("[data-recorder-name]")).ToHaveValueAsync(new Regex("^[0-9a-f]{32}$"));
        await Expect(page.Locator("[data-recorder-time]")).ToHaveTextAsync("0:06", Sending);
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Expect(page.Locator("[data-recorder-words]")).ToHaveTextAsync("Saved", Sending);
        await Expect(page.Locator("[data-exam-state]")).ToContainTextAsync(new Regex(@"Saved \d\d:\d\d:\d\d"));
        await page.KeepPicturesAsync(Picture("spoken-question"));
    }

    private static async Task SubmitAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and next" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Review and submit" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).Last.ClickAsync();
        await page.WaitForURLAsync(new Regex("/attempts/[0-9a-f-]{36}"));
    }

    private async Task CorrectAsync(IPage page)
    {
        var before = await page.Locator("audio").First.EvaluateAsync<double>("audio => new Promise(done => audio.readyState > 0 ? done(audio.duration) : audio.addEventListener('loadedmetadata', () => done(audio.duration)))");
        before.ShouldBeInRange(5.5, 9);
        await page.GetByText("Correct what was heard").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save correction" }).ClickAsync();
        await Expect(page.Locator(".form-error")).ToHaveTextAsync(new Regex("Change what is wrong"));
        await page.Locator("textarea[name=Text]").FillAsync("It asks DNS, opens a connection, sends a request, and then the page is drawn with its styles, scripts and images.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save correction" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/attempts/[0-9a-f-]{36}#question-1"));
        await StoryDesk.ComesAsync(page, page.Url.Split('#')[0], p => p.GetByText("A person will look at your answers"));
        await Expect(page.Locator(".spoken").First).ToContainTextAsync("As the speaker corrected it");
        await page.KeepPicturesAsync(Picture("spoken-corrected"));
    }

    private async Task ReviewAsync()
    {
        await using var context = await desk.SignInAsync("admin", "northfield");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/staff/marking");
        await page.GetByRole(AriaRole.Link, new() { Name = "From the address bar to the page" }).First.ClickAsync();
        await Expect(page.Locator(".spoken")).ToContainTextAsync("As the speaker corrected it");
        await page.Locator("audio").First.EvaluateAsync("audio => { audio.muted = true; return audio.play(); }");
        await Eventually.BeAsync(() => page.Locator("audio").First.EvaluateAsync<bool>("audio => audio.currentTime > 0.3"));
        await page.KeepPicturesAsync(Picture("spoken-marking"));
        await page.Locator("[data-mark-total]").FillAsync("3");
        await page.Locator("#Reason").FillAsync("I heard three of the four steps.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.Locator("[data-toast]")).ToContainTextAsync("Your mark is saved.");
    }

    private string Picture(string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(desk.Root, "artifacts", "screenshots")).FullName, name);
}
