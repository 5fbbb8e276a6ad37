using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PrepPlatform.Tests.Browser;

/// <summary>Marking by keyboard and without scripts. It marks answers, so it has a product of its own.</summary>
public sealed class MarkingTests(Desk desk) : IClassFixture<Desk>
{
    [BrowserFact]
    public async Task Digits_arrows_and_Enter_mark_an_answer_and_the_next_one_stands_there()
    {
        await using var context = await desk.SignInAsync("admin", "northfield");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/staff/marking/next");
        var first = page.Url;
        await page.Keyboard.PressAsync("2");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.TypeAsync("0.5");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("0");
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.Locator("[data-mark-part]").First).ToHaveValueAsync("2");
        await Expect(page.Locator("[data-mark-part]").Nth(1)).ToHaveValueAsync("0.5");
        await Expect(page.Locator("[data-mark-part]").Last).ToHaveValueAsync("0.5");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.Locator("[data-mark-part]").Nth(1)).ToBeFocusedAsync();
        await Expect(page.Locator("[data-mark-sum]")).ToHaveTextAsync("3");
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByText("half a point more or less")).ToBeVisibleAsync();
        await page.GetByLabel("Reason").FillAsync("2j: typed keys are letters");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Your mark is saved.")).ToBeVisibleAsync();
        page.Url.ShouldContain("/staff/marking/");
        page.Url.ShouldNotBe(first);
        var second = page.Url;
        await page.Keyboard.PressAsync("j");
        await page.WaitForURLAsync(url => url != second);
    }

    [BrowserFact]
    public async Task Without_scripts_an_answer_is_marked_and_the_queue_goes_on()
    {
        await using var context = await desk.SignInAsync("developer", "lakeside", scripts: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/staff/marking/next");
        await page.GetByLabel("Points of").FillAsync("1");
        await page.GetByLabel("Reason").FillAsync("By hand");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and next" }).ClickAsync();
        await Expect(page.GetByText("Your mark is saved.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your mark" })).ToBeVisibleAsync();
    }
}
