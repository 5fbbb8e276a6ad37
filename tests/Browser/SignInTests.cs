using Microsoft.Playwright;
using PrepPlatform.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PrepPlatform.Tests.Browser;

[Collection(AtTheDesk.Name)]
public sealed class SignInTests(Desk desk)
{
    private static readonly string[] College = ["student1", "developer", "mentor", "instructor", "admin"], Company = ["recruiter", "admin"];

    public static TheoryData<string, string> Everyone
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (site, users) in new[] { ("northfield", College), ("lakeside", College), ("acme", Company), ("globex", Company), ("admin", ["operator"]) })
                foreach (var user in users) all.Add(user, site);
            return all;
        }
    }

    [BrowserTheory, MemberData(nameof(Everyone))]
    public async Task Everyone_signs_in_sees_their_dashboard_and_signs_out(string user, string site)
    {
        await using var context = await desk.VisitAsync(site);
        var page = await context.NewPageAsync();
        await page.SignInAsync(Desk.EmailOf(user, site), PrepApp.Password);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/dashboard$"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Hello");
        await page.KeepPicturesAsync(Path.Combine(desk.Root, "artifacts", "screenshots", $"{site}-{user}"));

        await page.Locator(".topbar .menu > summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.Locator("[data-toast]")).ToContainTextAsync("You are signed out.");
        await page.GotoAsync("/dashboard");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_wrong_password_is_said_once_where_the_reader_is()
    {
        await using var context = await desk.VisitAsync("northfield");
        var page = await context.NewPageAsync();
        await page.SignInAsync("student2@northfield.test", "not the password");
        await Expect(page.Locator(".error-summary")).ToBeFocusedAsync();
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("do not go together");
        await Expect(page.GetByLabel("E-mail")).ToHaveValueAsync("student2@northfield.test");
    }
}
