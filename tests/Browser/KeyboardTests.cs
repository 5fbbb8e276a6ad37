using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PrepPlatform.Tests.Browser;

[Collection(AtTheDesk.Name)]
public sealed class KeyboardTests(Desk desk)
{
    [BrowserFact]
    public async Task The_palette_finds_people_and_opens_it()
    {
        await using var context = await desk.SignInAsync("admin", "northfield");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/dashboard");
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.Locator("#palette input")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("peop");
        await Expect(page.Locator("#palette-results a")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "People" })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task The_first_tab_skips_to_the_content()
    {
        await using var context = await desk.SignInAsync("student1", "northfield");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/dashboard");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#main")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task A_closed_dialog_and_a_closed_menu_give_the_focus_back()
    {
        await using var context = await desk.SignInAsync("student1", "northfield");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/dashboard");
        foreach (var (opener, opened) in new[] { (page.Locator(".palette-open"), "#palette"), (page.Locator(".topbar .menu > summary"), ".topbar .menu-panel") })
        {
            await opener.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator(opened)).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Escape");
            await Expect(page.Locator(opened)).ToBeHiddenAsync();
            await Expect(opener).ToBeFocusedAsync();
        }
    }
}
