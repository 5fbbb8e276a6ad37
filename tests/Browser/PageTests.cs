using Microsoft.Playwright;

namespace PrepPlatform.Tests.Browser;

/// <summary>Every page: usable for everyone (axe, both modes), no sideways scrolling on a phone, nothing in the console, a token in every form that posts.</summary>
[Collection(AtTheDesk.Name)]
public sealed class PageTests(Desk desk)
{
    private const string Findings = """
        async only => (await axe.run(document, { resultTypes: ['violations'], ...(only && { runOnly: [only] }) })).violations
          .filter(v => v.impact === 'serious' || v.impact === 'critical')
          .map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + ' ' + (n.any[0]?.message ?? '')).join(' | ')}`)
        """;

    private const string Unprotected = """
        () => [...document.querySelectorAll('form[method=post]')]
          .filter(form => form.querySelectorAll('[name=__RequestVerificationToken]').length !== 1).map(form => form.action)
        """;

    private const string Restyle = "() => { document.body.style.display = 'none'; document.body.getBoundingClientRect(); document.body.style.display = ''; document.body.getBoundingClientRect(); }";

    private string Axe => Path.Combine(desk.Root, "node_modules", "axe-core", "axe.min.js");

    [BrowserTheory]
    [InlineData("", "", "/ /?q=lake /?q=zzz /nothing /style")]
    [InlineData("", "northfield", "/ /sign-in /nothing /style /style/exam")]
    [InlineData("", "lakeside", "/ /sign-in /style /style/exam")]
    [InlineData("", "acme", "/ /sign-in /style")]
    [InlineData("", "globex", "/ /sign-in /style")]
    [InlineData("", "nosuch", "/")]
    [InlineData("student1", "northfield", "/dashboard /profile /profile/password /search?q=pro /staff/people /nothing")]
    [InlineData("student2", "northfield", "/dashboard /assessments /attempts")]
    [InlineData("developer", "lakeside", "/dashboard /staff/questions /staff/questions?q=zzzz /staff/questions/new /staff/questions/new/single-choice /staff/questions/new/matching")]
    [InlineData("developer", "northfield", "/staff/questions/new/numeric /staff/questions/new/fill-in /staff/questions/new/ordering /staff/assessments /staff/assessments?q=zzzz /staff/assessments/new")]
    [InlineData("instructor", "northfield", "/staff/attempts /staff/attempts?q=zzzz /staff/attempts?status=InProgress")]
    [InlineData("student2", "northfield", "/drives /drives/01980000-0000-7000-8000-0000000b0001 /drives/01980000-0000-7000-8000-0000000b0002 /drives/01980000-0000-7000-8000-0000000b0001/withdrawal")]
    [InlineData("admin", "northfield", "/staff/partnerships /staff/partnerships/new /staff/drives /staff/drives?q=zzzz /staff/drives/new /staff/drives/01980000-0000-7000-8000-0000000b0002 /staff/drives/01980000-0000-7000-8000-0000000b0002/terms /staff/drives/01980000-0000-7000-8000-0000000b0002/rules /staff/drives/01980000-0000-7000-8000-0000000b0002/cancellation")]
    [InlineData("recruiter", "acme", "/offers /offers?q=zzzz /offers/new /offers/01980000-0000-7000-8000-0000000b0002 /offers/01980000-0000-7000-8000-0000000b0002/rules")]
    [InlineData("admin", "acme", "/staff/partnerships /staff/partnerships/new")]
    [InlineData("mentor", "northfield", "/dashboard")]
    [InlineData("instructor", "lakeside", "/dashboard /profile")]
    [InlineData("recruiter", "acme", "/dashboard /profile")]
    [InlineData("admin", "northfield", "/dashboard /staff/people /staff/people?q=zzzz /staff/people?role=student&status=Active /staff/people/new /staff/audit /staff/audit?q=zzzz /staff/reviews /search?q=mehta /search?q=zzzz")]
    [InlineData("admin", "globex", "/dashboard /staff/people")]
    [InlineData("admin", "lakeside", "/staff/evaluators /staff/evaluators/multiple-choice")]
    [InlineData("operator", "admin", "/dashboard /tenants /tenants?q=zzzz /tenants/northfield /tenants/globex/opening /jobs /plugins /plugins/multiple-choice /plugins/nothing /jobs/operations.sweep-outbox /events /staff/audit")]
    public async Task A_page_is_for_everyone(string user, string site, string paths)
    {
        await using var context = user.Length > 0 ? await desk.SignInAsync(user, site) : await desk.VisitAsync(site);
        await context.AddInitScriptAsync(scriptPath: Axe);
        var wrong = new List<string>();
        foreach (var path in paths.Split(' ')) wrong.AddRange(await LookAtAsync(context, path));
        wrong.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_form_that_comes_back_with_errors_is_too()
    {
        await using var context = await desk.SignInAsync("admin", "northfield");
        await context.AddInitScriptAsync(scriptPath: Axe);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/staff/people/new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add person" }).ClickAsync();
        await page.Locator(".error-summary").WaitForAsync();
        (await page.EvaluateAsync<string[]>(Findings)).ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_suspended_tenants_address_says_so()
    {
        await using var operators = await desk.SignInAsync("operator", "admin");
        var page = await operators.NewPageAsync();
        await page.GotoAsync("/tenants/globex");
        await page.GetByLabel("Reason").FillAsync("An unpaid invoice");
        await page.GetByLabel("Type Globex to confirm").FillAsync("Globex");
        await page.GetByRole(AriaRole.Button, new() { Name = "Suspend" }).ClickAsync();
        var resume = page.GetByRole(AriaRole.Button, new() { Name = "Resume" });
        await resume.WaitForAsync();
        try
        {
            await using var visitor = await desk.VisitAsync("globex");
            await visitor.AddInitScriptAsync(scriptPath: Axe);
            (await LookAtAsync(visitor, "/sign-in", "Globex is not available")).ShouldBeEmpty();
        }
        finally
        {
            await resume.ClickAsync(); // Other tests need it.
            await page.GetByRole(AriaRole.Button, new() { Name = "Suspend" }).WaitForAsync();
        }
    }

    private static async Task<List<string>> LookAtAsync(IBrowserContext context, string path, string says = "")
    {
        var wrong = new List<string>();
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => wrong.Add(error);
        page.Console += (_, message) => { if (IsWrong(message)) wrong.Add(message.Text); };
        await page.GotoAsync(path);
        if (!(await page.InnerTextAsync("main")).Contains(says, StringComparison.Ordinal)) wrong.Add($"It does not say: {says}");
        wrong.AddRange((await page.EvaluateAsync<string[]>(Unprotected)).Select(action => $"The form for {action} carries no token."));
        foreach (var (mode, only) in new[] { ("light", ""), ("dark", "color-contrast") }) // The mode changes nothing but colours.
        {
            await page.ShowAsync(mode);
            var found = await page.EvaluateAsync<string[]>(Findings, only);
            if (found.Length > 0)
            {
                // Chromium sometimes leaves what is in a <details> in the other mode's colours; whoever opens the page in this mode does not see that.
                await page.EvaluateAsync(Restyle);
                found = await page.EvaluateAsync<string[]>(Findings, only);
            }

            wrong.AddRange(found.Select(f => $"{mode}: {f}"));
        }

        await page.ResizeAsync(390);
        if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") is > 390 and var width) wrong.Add($"It is {width} px wide on a phone.");
        await page.CloseAsync();
        return [.. wrong.Select(w => $"{path}: {w}")];
    }

    /// <summary>The browser also reports a page that answers 403, 404 or 503, which is what some are asked for.</summary>
    private static bool IsWrong(IConsoleMessage message) =>
        message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource: the server responded with a status of", StringComparison.Ordinal);
}
