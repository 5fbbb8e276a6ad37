using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PrepPlatform.Tests.Browser;

/// <summary>Around the list and the card: students who apply too, what the student hears, and tenants that see nothing of it.</summary>
public sealed partial class StoryTests
{
    private async Task OthersApplyAsync(string drive)
    {
        foreach (var (user, shared) in new[] { ("student3", "email"), ("student4", "phone"), ("student6", "cgpa"), ("student7", "skills") })
        {
            await using var context = await desk.SignInAsync(user, College);
            var page = await context.NewPageAsync();
            await page.GotoAsync($"/drives/{drive}");
            await page.Locator($"input[name='Fields'][value='{shared}']").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = $"Apply to {desk.App.Tenant(Company).Name}" }).ClickAsync();
            await Expect(page.Locator(".next-action")).ToContainTextAsync("Applied");
        }
    }

    private async Task HearAsync(IPage page, string drive)
    {
        await StoryDesk.ComesAsync(page, $"/drives/{drive}", p => p.GetByText("You are in the round Written test"));
        await Expect(page.Locator(".timeline")).ToContainTextAsync($"of {desk.App.Tenant(Company).Name} looked at your card");
        await Expect(page.Locator(".timeline")).ToContainTextAsync("You were shortlisted");
        await KeepAsync(page, "the-student-sees-who-looked");
    }

    private async Task NothingElsewhereAsync(string drive, string card, string list)
    {
        foreach (var user in new[] { "recruiter", "admin" })
            await NothingAsync(user, "globex", ["/candidates", "/offers"], [card, $"/offers/{drive}"]);
        await NothingAsync("admin", "lakeside", ["/staff/drives"], [$"/staff/drives/{drive}", list]);
        await NothingAsync("student1", "lakeside", ["/drives"], [$"/drives/{drive}"]);
    }

    private async Task NothingAsync(string user, string site, string[] lists, string[] addresses)
    {
        await using var context = await desk.SignInAsync(user, site);
        var page = await context.NewPageAsync();
        foreach (var address in lists)
        {
            (await page.GotoAsync(address))!.Status.ShouldBe(200, $"{user} at {site}{address}");
            var content = await page.ContentAsync();
            (content.Contains(Student, StringComparison.Ordinal), content.Contains(Title, StringComparison.Ordinal)).ShouldBe((false, false), $"{user} at {site}{address}");
            await KeepAsync(page, $"nothing-for-{user}-of-{site}{address.Replace('/', '-')}");
        }

        foreach (var address in addresses) (await page.GotoAsync(address))!.Status.ShouldBe(404, $"{user} at {site}{address}");
    }
}
