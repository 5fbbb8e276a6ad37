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
    [InlineData("instructor", "northfield", "/staff/marking /staff/marking?q=zzzz /staff/marking?stage=Third /staff/marking/next /staff/agreement /staff/regrades")]
    [InlineData("student2", "northfield", "/drives /drives/01980000-0000-7000-8000-0000000b0001 /drives/01980000-0000-7000-8000-0000000b0002 /drives/01980000-0000-7000-8000-0000000b0001/withdrawal")]
    [InlineData("admin", "northfield", "/staff/partnerships /staff/partnerships/new /staff/drives /staff/drives?q=zzzz /staff/drives/new /staff/drives/01980000-0000-7000-8000-0000000b0002 /staff/drives/01980000-0000-7000-8000-0000000b0002/terms /staff/drives/01980000-0000-7000-8000-0000000b0002/rules /staff/drives/01980000-0000-7000-8000-0000000b0002/cancellation")]
    [InlineData("admin", "northfield", "/staff/drives/01980000-0000-7000-8000-0000000b0001/shortlists /staff/drives/01980000-0000-7000-8000-0000000b0002/shortlists /staff/drives/01980000-0000-7000-8000-0000000b0002/shortlists/schedule")]
    [InlineData("developer", "northfield", "/staff/recommendations /staff/recommendations/01980000-0000-7000-8000-0000000b0002")]
    [InlineData("recruiter", "acme", "/offers /offers?q=zzzz /offers/new /offers/01980000-0000-7000-8000-0000000b0002 /offers/01980000-0000-7000-8000-0000000b0002/rules")]
    [InlineData("admin", "acme", "/staff/partnerships /staff/partnerships/new")]
    [InlineData("student2", "northfield", "/practice /practice?q=zzzz /practice?status=Tried /practice/problems/1 /practice/problems/6 /practice/submissions /practice/submissions?problem=2&accepted=false /practice/statistics /practice/leaderboard /practice/leaderboard?period=All /practice/plans")]
    [InlineData("student12", "lakeside", "/practice /practice/submissions /practice/statistics /practice/leaderboard")]
    [InlineData("instructor", "northfield", "/staff/problems /staff/problems?q=zzzz /staff/problems/new /staff/problems/import /staff/plans /staff/plans/new")]
    [InlineData("mentor", "northfield", "/dashboard")]
    [InlineData("student3", "northfield", "/profile/record")]
    [InlineData("student12", "lakeside", "/profile/record")]
    [InlineData("developer", "northfield", "/profile/expertise /staff/records")]
    [InlineData("admin", "lakeside", "/staff/records /staff/records?q=zzzz /staff/records?branch=Information%20Technology&verified=true /staff/records/import")]
    [InlineData("instructor", "lakeside", "/dashboard /profile")]
    [InlineData("recruiter", "acme", "/dashboard /profile")]
    [InlineData("admin", "northfield", "/dashboard /staff/people /staff/people?q=zzzz /staff/people?role=student&status=Active /staff/people/new /staff/audit /staff/audit?q=zzzz /staff/reviews /search?q=mehta /search?q=zzzz")]
    [InlineData("admin", "northfield", "/staff/reports /staff/reports/placement/schedule")]
    [InlineData("admin", "globex", "/dashboard /staff/people")]
    [InlineData("recruiter", "acme", "/candidates /candidates?q=zzzz /candidates?status=Active&cgpa=5&skills=sql&sort=cgpa /candidates/comparison")]
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
    public async Task A_candidates_card_and_two_side_by_side_are_too()
    {
        await using var context = await desk.SignInAsync("recruiter", "acme");
        await context.AddInitScriptAsync(scriptPath: Axe);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/candidates");
        var cards = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('tr[data-href]')].map(row => row.dataset.href)");
        var (first, second) = (cards[0], cards[1]);
        var wrong = await LookAtAsync(context, first, "nothing else left the college");
        wrong.AddRange(await LookAtAsync(context, $"/candidates/comparison?ids={first[(first.LastIndexOf('/') + 1)..]}&ids={second[(second.LastIndexOf('/') + 1)..]}"));
        wrong.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_shortlist_and_one_students_place_on_it_are_too()
    {
        const string Shortlists = "/staff/drives/01980000-0000-7000-8000-0000000b0001/shortlists";
        await using var context = await desk.SignInAsync("admin", "northfield");
        await context.AddInitScriptAsync(scriptPath: Axe);
        var page = await context.NewPageAsync();
        var (published, earlier) = (await FirstRowAsync(page, Shortlists, "first"), await FirstRowAsync(page, Shortlists, "last"));
        var wrong = await LookAtAsync(context, published, "one change by hand");
        foreach (var path in new[] { "?show=waiting", "?show=missed", "?q=zzzz", "/changes" }) wrong.AddRange(await LookAtAsync(context, published + path));
        wrong.AddRange(await LookAtAsync(context, await FirstRowAsync(page, published, "first"), "Facts it was decided by"));
        wrong.AddRange(await LookAtAsync(context, await FirstRowAsync(page, earlier, "first"), "Take off the list"));
        wrong.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task An_answer_to_mark_one_whose_marks_are_apart_and_a_regrade_are_too()
    {
        await using var context = await desk.SignInAsync("admin", "northfield");
        await context.AddInitScriptAsync(scriptPath: Axe);
        var page = await context.NewPageAsync();
        var wrong = await LookAtAsync(context, await FirstRowAsync(page, "/staff/marking", "first"), "How it is marked");
        wrong.AddRange(await LookAtAsync(context, await FirstRowAsync(page, "/staff/marking?stage=Third", "first"), "Second mark"));
        var regrade = await FirstRowAsync(page, "/staff/regrades", "first");
        wrong.AddRange(await LookAtAsync(context, $"{regrade}?show=All", "Scores that change"));
        await page.GotoAsync("/staff/regrades");
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose a question" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Score anew" }).WaitForAsync();
        wrong.AddRange(await LookAtAsync(context, new Uri(page.Url).PathAndQuery, "Learners whose score changes read it"));
        wrong.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Filters_that_are_open_are_too()
    {
        await using var context = await desk.SignInAsync("recruiter", "acme");
        var page = await context.NewPageAsync();
        foreach (var width in new[] { 390, 1280 })
        {
            await page.ResizeAsync(width);
            await page.GotoAsync("/candidates");
            foreach (var menu in new[] { "All drives", "Any round", "Filters", "Columns" })
            {
                await page.Locator(".filters summary", new() { HasText = menu }).ClickAsync();
                (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, menu);
            }
        }
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

    private static async Task<string> FirstRowAsync(IPage page, string list, string which)
    {
        await page.GotoAsync(list);
        var row = page.Locator("tr[data-href]");
        return (await (which == "last" ? row.Last : row.First).GetAttributeAsync("data-href"))!;
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
