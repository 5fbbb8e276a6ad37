using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PrepPlatform.Tests.Browser;

/// <summary>An author writes a question that is answered in words, and tries it.</summary>
[Collection(AtTheDesk.Name)]
public sealed class FreeTextTests(Desk desk)
{
    [BrowserFact]
    public async Task Key_points_are_rows_that_one_adds_and_an_answer_is_explained_by_them()
    {
        await using var context = await desk.SignInAsync("developer", "lakeside");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/staff/questions");
        await page.GetByRole(AriaRole.Link, new() { Name = "Write a question" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Short answer" }).ClickAsync();
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Why oil");
        await page.Locator("[name='Definition.prompt']").FillAsync("What does oil do in an engine?");
        await AddRowAsync(page, "keyPoints", 0, "It reduces friction between moving parts.");
        await AddRowAsync(page, "keyPoints", 1, "Moving parts stay cooler.");
        await Expect(page.Locator(".preview-body")).ToContainTextAsync("What does oil do in an engine?");
        await page.Locator(".preview-body textarea").FillAsync("Oil lowers the friction between the moving parts.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Score this answer" }).ClickAsync();
        await Expect(page.Locator(".preview-body .breakdown")).ToContainTextAsync("Key point 1: It reduces friction between moving parts.");
        await Expect(page.Locator(".preview-body .breakdown")).ToContainTextAsync("You said this.");
        await page.KeepPicturesAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(desk.Root, "artifacts", "screenshots")).FullName, "question-short-answer"));
        await page.GetByLabel("Category").FillAsync("Engines");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save question" }).ClickAsync();
        await Expect(page.Locator("[data-toast]")).ToContainTextAsync("Why oil is saved.");
    }

    private static async Task AddRowAsync(IPage page, string list, int row, string text)
    {
        var fold = page.Locator("details.fold", new() { Has = page.Locator($"#Definition_{list}") });
        if (await fold.GetAttributeAsync("open") is null) await fold.Locator("summary").First.ClickAsync();
        var box = page.Locator($"[name='Definition.{list}[{row}].text']");
        if (await box.CountAsync() == 0)
        {
            await page.Locator($"button[value='add:{list}']").ClickAsync();
            await Expect(box).ToBeFocusedAsync(); // The row is there and the page has settled.
        }

        await box.PressSequentiallyAsync(text);
    }
}
