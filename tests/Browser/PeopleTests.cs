using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PrepPlatform.Tests.Browser;

[Collection(AtTheDesk.Name)]
public sealed class PeopleTests(Desk desk)
{
    private const string Email = "zoya@northfield.test", Own = "four plain words here";

    [BrowserFact]
    public async Task An_admin_adds_a_person_who_chooses_a_password_and_is_out_once_deactivated_until_that_is_undone()
    {
        await using var office = await desk.SignInAsync("admin", "northfield");
        await using var device = await desk.VisitAsync("northfield");
        var (admin, person) = (await office.NewPageAsync(), await device.NewPageAsync());

        var password = await AddAsync(admin);
        await person.SignInAsync(Email, password);
        await Expect(person).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/profile/password"));
        await person.GotoAsync("/dashboard");
        await Expect(person.GetByRole(AriaRole.Heading, new() { Name = "Change password" })).ToBeVisibleAsync();
        await ChooseAsync(person, password);
        await Expect(person.Locator("[data-toast]")).ToContainTextAsync("Your password is changed.");

        await DeactivateAsync(admin);
        await person.GotoAsync("/dashboard");
        await Expect(person.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();

        await admin.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(admin.Locator("[data-toast]")).ToContainTextAsync("Zoya Irani can sign in again.");
        await person.SignInAsync(Email, Own);
        await Expect(person.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Hello, Zoya");
    }

    private static async Task<string> AddAsync(IPage admin)
    {
        await admin.GotoAsync("/staff/people");
        await admin.GetByRole(AriaRole.Link, new() { Name = "Add person" }).ClickAsync();
        await admin.GetByLabel("Name").FillAsync("Zoya Irani");
        await admin.GetByLabel("E-mail").FillAsync(Email);
        await admin.GetByLabel("Student").CheckAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Add person" }).ClickAsync();
        return await admin.Locator("dd.mono").InnerTextAsync();
    }

    private static async Task ChooseAsync(IPage person, string password)
    {
        await person.Locator("#Present").FillAsync(password);
        await person.Locator("#New").FillAsync(Own);
        await person.Locator("#Again").FillAsync(Own);
        await person.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
    }

    /// <summary>From the list, as one does with several.</summary>
    private static async Task DeactivateAsync(IPage admin)
    {
        await admin.GotoAsync("/staff/people?q=Zoya");
        await Expect(admin.Locator(".bulk-bar")).ToBeHiddenAsync();
        await admin.GetByLabel("Select Zoya Irani").CheckAsync();
        await Expect(admin.Locator("[data-bulk-count]")).ToHaveTextAsync("1 selected");
        await admin.Locator(".bulk-bar").GetByRole(AriaRole.Button, new() { Name = "Deactivate" }).ClickAsync();
        await Expect(admin.Locator("[data-toast]")).ToContainTextAsync("Zoya Irani is deactivated and signed out everywhere.");
    }
}
