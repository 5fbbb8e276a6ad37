namespace PrepPlatform.Tests.Browser;

/// <summary>The other tenants, after all of it happened.</summary>
public sealed partial class StoryTests
{
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
