using Microsoft.Playwright;
using PrepPlatform.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PrepPlatform.Tests.Browser;

/// <summary>Scripts make it better; nothing needs them. And where they run, they help.</summary>
[Collection(AtTheDesk.Name)]
public sealed class PlainTests(Desk desk)
{
    [BrowserFact]
    public async Task Without_scripts_one_signs_in_searches_edits_and_signs_out()
    {
        await using var context = await desk.VisitAsync("lakeside", scripts: false);
        var page = await context.NewPageAsync();
        await page.SignInAsync("admin@lakeside.test", PrepApp.Password);
        await page.GotoAsync("/staff/people");
        await page.GetByLabel("Search people").FillAsync("Priya");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("One person")).ToBeVisibleAsync();

        await page.GotoAsync("/profile");
        await page.GetByLabel("Phone").FillAsync("+91 98765 43210");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save profile" }).ClickAsync();
        await Expect(page.GetByText("Your profile is saved.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Phone")).ToHaveValueAsync("+91 98765 43210");

        await page.Locator(".topbar .menu > summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByText("You are signed out.")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Lakeside_is_found_while_its_name_is_typed()
    {
        await using var context = await desk.VisitAsync("");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await Expect(page.Locator("#found li")).ToHaveCountAsync(4);
        await page.GetByLabel("Find your college or company").PressSequentiallyAsync("lakes");
        await Expect(page.Locator("#found li")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Lakeside University" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Learn it, show it, get hired for it.");
    }
}
