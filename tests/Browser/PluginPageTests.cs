using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PrepPlatform.Tests.Browser;

/// <summary>Operators look after plugins, an admin after what their tenant uses of them.</summary>
[Collection(AtTheDesk.Name)]
public sealed class PluginPageTests(Desk desk)
{
    private string Pictures => Path.Combine(Directory.CreateDirectory(Path.Combine(desk.Root, "artifacts", "screenshots")).FullName, "plugins");

    [BrowserFact]
    public async Task An_operator_tests_a_plugin_and_sees_every_check()
    {
        await using var context = await desk.SignInAsync("operator", "admin");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/plugins");
        await page.KeepPicturesAsync($"{Pictures}-list");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Multiple choice and its relatives" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Test it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Self-test" })).ToBeVisibleAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("42 checks passed");
        await page.KeepPicturesAsync($"{Pictures}-show");
    }

    [BrowserFact]
    public async Task An_admin_switches_an_evaluator_off_takes_it_back_and_saves_its_settings()
    {
        await using var context = await desk.SignInAsync("admin", "lakeside");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/staff/evaluators");
        await page.KeepPicturesAsync($"{Pictures}-tenant");
        await page.ResizeAsync(1280);
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch off" }).First.ClickAsync();
        await Expect(page.Locator("[data-toast]")).ToContainTextAsync("is switched off; answers for it wait.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator("[data-toast]")).ToContainTextAsync("is switched on.");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Multiple choice and its relatives" }).ClickAsync();
        await page.GetByLabel("Least confidence").FillAsync("700");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save settings" }).ClickAsync();
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("The confidence is a number from 0 to 100.");
        await page.KeepPicturesAsync($"{Pictures}-settings");
        await page.GetByLabel("Least confidence").FillAsync("75");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save settings" }).ClickAsync();
        await Expect(page.Locator("[data-toast]")).ToContainTextAsync("are saved");
    }
}
