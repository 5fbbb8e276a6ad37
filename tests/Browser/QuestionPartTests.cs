using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PrepPlatform.Tests.Browser;

/// <summary>What questions are made of, on the page of components: it works by keyboard and by pointer, and nothing of it breaks the Content-Security-Policy.</summary>
[Collection(AtTheDesk.Name)]
public sealed class QuestionPartTests(Desk desk)
{
    [BrowserFact]
    public async Task Formulas_code_and_charts_are_set_without_a_word_from_the_browser()
    {
        await using var context = await desk.VisitAsync("northfield");
        var page = await context.NewPageAsync();
        var said = new List<string>();
        page.Console += (_, message) => said.Add(message.Text);
        page.PageError += (_, error) => said.Add(error);
        await page.GotoAsync("/style");
        await Expect(page.Locator(".math .katex").First).ToBeVisibleAsync();
        await Expect(page.Locator("code.hljs .hljs-keyword").First).ToBeVisibleAsync();
        await Expect(page.Locator(".chart canvas")).ToBeVisibleAsync();
        await Expect(page.Locator(".chart table")).ToBeHiddenAsync();
        (await page.EvaluateAsync<int>("() => document.querySelectorAll('.math:not(:has(.katex))').length")).ShouldBe(0);
        (await page.EvaluateAsync<bool>("() => document.fonts.check('16px KaTeX_Main')")).ShouldBeTrue();
        said.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_page_without_formulas_fetches_nothing_for_them()
    {
        await using var context = await desk.VisitAsync("northfield");
        var page = await context.NewPageAsync();
        var fetched = new List<string>();
        page.Request += (_, request) => fetched.Add(request.Url);
        await page.GotoAsync("/sign-in", new() { WaitUntil = WaitUntilState.NetworkIdle });
        fetched.ShouldContain(url => url.Contains("/lib/app.js", StringComparison.Ordinal));
        fetched.ShouldNotContain(url => url.Contains("/lib/math", StringComparison.Ordinal) || url.Contains("/lib/code", StringComparison.Ordinal) || url.Contains("/lib/chart", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Without_scripts_formulas_can_be_read_and_trends_are_tables()
    {
        await using var context = await desk.VisitAsync("northfield", scripts: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/style");
        await Expect(page.GetByText("O(n \\log n)").First).ToBeVisibleAsync();
        await Expect(page.Locator(".chart table")).ToBeVisibleAsync();
        await Expect(page.Locator(".md-bar").First).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Items_are_ordered_by_buttons_keys_and_dragging()
    {
        await using var context = await desk.VisitAsync("northfield");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/style");
        var order = page.Locator(".order-set").First;
        var values = () => order.EvaluateAsync<string[]>("set => [...set.querySelectorAll('input[type=hidden]')].map(i => i.value)");
        await Expect(order.GetByLabel("This is my order")).Not.ToBeCheckedAsync();
        await order.GetByRole(AriaRole.Button, new() { Name = "Move down: Client hello" }).ClickAsync();
        (await values()).ShouldBe(["2", "1", "3", "4"]);
        await Expect(order.GetByLabel("This is my order")).ToBeCheckedAsync();
        await Expect(order.Locator("[data-order-said]")).ToHaveTextAsync("Place 2 of 4");
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        (await values()).ShouldBe(["1", "2", "3", "4"]);
        await Expect(order.GetByRole(AriaRole.Button, new() { Name = "Move down: Client hello" })).ToBeFocusedAsync();

        var from = (await order.Locator(".order-handle").Nth(3).BoundingBoxAsync())!;
        var to = (await order.Locator(".order-handle").Nth(0).BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(from.X + 8, from.Y + 8);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(to.X + 8, to.Y + 2, new() { Steps = 12 });
        await page.Mouse.UpAsync();
        (await values()).ShouldBe(["4", "1", "2", "3"]);
        await Expect(order.Locator("[data-order-said]")).ToHaveTextAsync("Place 1 of 4");
    }

    [BrowserFact]
    public async Task Rows_come_and_go_in_place_and_the_focus_goes_along()
    {
        await using var context = await desk.VisitAsync("northfield");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/style");
        await page.EvaluateAsync("() => { document.body.dataset.alive = '1'; }");
        await page.GetByLabel("Option 3: Text").FillAsync("A tree");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add option" }).ClickAsync();
        await Expect(page.GetByLabel("Option 4: Text")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Option 3: Text")).ToHaveValueAsync("A tree");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Option 1" }).ClickAsync();
        await Expect(page.GetByLabel("Option 1: Text")).ToHaveValueAsync("A queue");
        await page.GetByRole(AriaRole.Button, new() { Name = "Move up: Option 2" }).ClickAsync();
        await Expect(page.GetByLabel("Option 1: Text")).ToHaveValueAsync("A tree");
        (await page.EvaluateAsync<string>("() => document.body.dataset.alive")).ShouldBe("1");
    }

    [BrowserFact]
    public async Task Without_scripts_rows_come_and_go_too()
    {
        await using var context = await desk.VisitAsync("northfield", scripts: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/style");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add option" }).ClickAsync();
        await Expect(page.GetByLabel("Option 4: Text")).ToHaveCountAsync(1);
        await Expect(page.GetByLabel("Option 2: Text")).ToHaveValueAsync("A queue");
    }

    [BrowserFact]
    public async Task Markdown_is_written_by_buttons_and_keys()
    {
        await using var context = await desk.VisitAsync("northfield");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/style");
        var box = page.Locator("#Question_prompt");
        await box.FillAsync("one two");
        await box.EvaluateAsync("b => b.setSelectionRange(4, 7)");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bold" }).First.ClickAsync();
        await Expect(box).ToHaveValueAsync("one **two**");
        await page.Keyboard.PressAsync("Control+b");
        await Expect(box).ToHaveValueAsync("one two");
        await page.GetByRole(AriaRole.Button, new() { Name = "List" }).First.ClickAsync();
        await Expect(box).ToHaveValueAsync("- one two");
    }

    [BrowserFact]
    public async Task The_palette_is_a_sheet_on_a_phone_and_a_column_on_a_desk()
    {
        await using var context = await desk.VisitAsync("northfield");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/style/exam");
        await Expect(page.Locator(".palette-map")).ToBeVisibleAsync();
        await page.ResizeAsync(390);
        await Expect(page.Locator(".palette-map")).ToBeHiddenAsync();
        await page.Locator(".exam-sheet summary").ClickAsync();
        await Expect(page.Locator(".palette-map")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".palette-map")).ToBeHiddenAsync();
        (await page.Locator(".option").First.BoundingBoxAsync())!.Height.ShouldBeGreaterThanOrEqualTo(44);
    }
}
