using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PrepPlatform.Tests.Browser;

/// <summary>An author writes a question and an assessment, an admin publishes it: at a desk, with pictures of what they see.</summary>
[Collection(AtTheDesk.Name)]
public sealed class AuthoringTests(Desk desk)
{
    [BrowserFact]
    public async Task A_question_is_seen_as_students_will_while_it_is_written_and_tried()
    {
        await using var context = await desk.SignInAsync("developer", "lakeside");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/staff/questions");
        await page.KeepPicturesAsync(Picture("questions"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Write a question" }).ClickAsync();
        await page.KeepPicturesAsync(Picture("question-types"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Single choice" }).ClickAsync();
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("The largest planet");
        await page.Locator("[name='Definition.prompt']").FillAsync("Which planet is the *largest*?");
        await page.Locator("[name='Definition.options[0].text']").FillAsync("Jupiter");
        await page.Locator("[name='Definition.options[0].correct']").SetCheckedAsync(true, new() { Force = true });
        await page.Locator("[name='Definition.options[1].text']").FillAsync("Saturn");
        await Expect(page.Locator(".preview-body")).ToContainTextAsync("Saturn");
        await Expect(page.Locator(".preview-body em")).ToHaveTextAsync("largest");
        await page.Locator("[name='Definition.options[1].text']").PressSequentiallyAsync(" with its rings"); // Leaving the field must not take the answer away.
        await Expect(page.Locator(".preview-body")).ToContainTextAsync("Saturn with its rings");
        await page.Locator(".preview-body").GetByText("Jupiter").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Score this answer" }).ClickAsync();
        await Expect(page.Locator(".preview-body .breakdown")).ToBeVisibleAsync();
        await page.KeepPicturesAsync(Picture("question-new"));
        await page.GetByLabel("Category").FillAsync("Astronomy");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save question" }).ClickAsync();
        await Expect(page.Locator("[data-toast]")).ToContainTextAsync("The largest planet is saved.");
    }

    [BrowserFact]
    public async Task Every_type_has_an_editor_that_one_would_use()
    {
        await using var context = await desk.SignInAsync("developer", "northfield");
        var page = await context.NewPageAsync();
        foreach (var type in new[] { "single-choice", "multiple-choice", "true-false", "numeric", "fill-in", "matching", "ordering", "short-text", "essay" })
        {
            await page.GotoAsync($"/staff/questions?type={type}");
            await page.Locator("td.cell-main > a").First.ClickAsync();
            await Expect(page.Locator(".preview-body .answer")).ToBeVisibleAsync();
            await page.KeepPicturesAsync(Picture($"question-{type}"));
        }

        await page.GotoAsync("/staff/questions");
        await page.GetByText("version 2").First.Locator("xpath=ancestor::tr").Locator("td.cell-main > a").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "History" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();
        await Expect(page.Locator(".diff").First).ToBeVisibleAsync();
        await page.KeepPicturesAsync(Picture("question-history"));
    }

    [BrowserFact]
    public async Task An_assessment_is_put_together_and_published()
    {
        await using var office = await desk.SignInAsync("developer", "lakeside");
        var page = await office.NewPageAsync();
        await page.GotoAsync("/staff/assessments");
        await page.KeepPicturesAsync(Picture("assessments"));
        await page.GetByRole(AriaRole.Link, new() { Name = "New assessment" }).ClickAsync();
        await page.GetByLabel("Title").FillAsync("Friday quiz");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin assessment" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Pick questions" }).ClickAsync();
        await page.GetByLabel("Search questions").PressSequentiallyAsync("stack");
        await Expect(page.Locator("#questions tbody tr").First).ToContainTextAsync("stack");
        await Expect(page.Locator("#questions tbody tr").Last).ToContainTextAsync("stack");
        await page.Locator("#questions [data-select]").First.CheckAsync();
        await page.KeepPicturesAsync(Picture("assessment-pick"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Put into" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Draw at random" }).ClickAsync();
        await page.GetByLabel("Category").SelectOptionAsync("Networks");
        await page.GetByLabel("How many").FillAsync("90");
        await Expect(page.Locator("#feasibility")).ToContainTextAsync("90 wanted");
        await page.KeepPicturesAsync(Picture("assessment-draw"));
        await page.GetByLabel("How many").FillAsync("2");
        await Expect(page.Locator("#feasibility")).ToContainTextAsync("Every draw of this assessment finds enough questions.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put it in" }).ClickAsync();
        await Expect(page.Locator(".outline-item")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send for review" }).ClickAsync();
        await Expect(page.Locator("[data-toast]")).ToContainTextAsync("Friday quiz is sent for review.");
        await using var admins = await desk.SignInAsync("admin", "lakeside");
        var admin = await admins.NewPageAsync();
        await admin.GotoAsync("/staff/reviews");
        await admin.KeepPicturesAsync(Picture("reviews"));
        await admin.GetByRole(AriaRole.Link, new() { Name = "Friday quiz" }).ClickAsync();
        await admin.KeepPicturesAsync(Picture("review"));
        await admin.GetByRole(AriaRole.Button, new() { Name = "Publish assessment" }).ClickAsync();
        await Expect(admin.Locator("[data-toast]")).ToContainTextAsync("Friday quiz is published.");
    }

    [BrowserFact]
    public async Task The_pages_of_an_assessment_are_worth_looking_at()
    {
        await using var context = await desk.SignInAsync("admin", "northfield");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/staff/assessments?status=Draft");
        await page.Locator("td.cell-main > a").First.ClickAsync();
        await page.KeepPicturesAsync(Picture("assessment"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Rules" }).ClickAsync();
        await page.KeepPicturesAsync(Picture("assessment-rules"));
        await page.GotoAsync("/staff/assessments?status=Published");
        await page.Locator("td.cell-main > a").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Preview" }).ClickAsync();
        await page.KeepPicturesAsync(Picture("assessment-preview"));
        await page.GotoAsync("/staff/reviews");
        await page.GetByRole(AriaRole.Link, new() { Name = "Data structures check" }).First.ClickAsync();
        await page.KeepPicturesAsync(Picture("review-demo"));
    }

    private string Picture(string name)
    {
        var folder = Path.Combine(desk.Root, "artifacts", "screenshots");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, name);
    }
}
