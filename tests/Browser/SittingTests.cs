using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PrepPlatform.Tests.Browser;

/// <summary>A student sits the demo's exam: every control, a lost line, a second device, and the result.</summary>
[Collection(AtTheDesk.Name)]
public sealed class SittingTests(Desk desk)
{
    private const string Findings = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.filter(v => v.impact === 'serious' || v.impact === 'critical')
          .map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + ' ' + (n.any[0]?.message ?? '')).join(' | ')}`)
        """;

    [BrowserFact]
    public async Task A_student_sits_the_exam_through_a_lost_line_and_on_two_devices()
    {
        await using var desktop = await desk.SignInAsync("student11", "northfield");
        await desktop.AddInitScriptAsync(scriptPath: Path.Combine(desk.Root, "node_modules", "axe-core", "axe.min.js"));
        var page = await desktop.NewPageAsync();
        await page.GotoAsync("/assessments");
        await LookAsync(page, "assessments");
        await page.GetByRole(AriaRole.Link, new() { Name = "Campus screening 2026" }).First.ClickAsync();
        await LookAsync(page, "instructions");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start attempt" }).ClickAsync();
        await Expect(page.Locator(".exam-bar .timer")).ToContainTextAsync("min");
        await LookAsync(page, "sitting");
        var attempt = page.Url;

        await AnswerAsync(page);
        await Expect(Saved(page)).ToContainTextAsync(new Regex(@"Saved \d\d:\d\d:\d\d"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Flag question 1" }).ClickAsync();
        await Expect(page.Locator("[data-palette-question='1']")).ToHaveClassAsync(new Regex("palette-answered.*palette-flagged"));
        await Expect(Saved(page)).ToContainTextAsync("Saved");
        var answers = await AnswersAsync(page);
        await page.ReloadAsync();
        (await AnswersAsync(page)).ShouldBe(answers);
        await Expect(page.Locator("[data-palette-question='1']")).ToHaveClassAsync(new Regex("palette-flagged"));

        await SecondDeviceAsync(page, attempt, answers);
        await OfflineAsync(desktop, page);
        await EveryPageAsync(page);
        await SubmitAsync(page);
    }

    [BrowserFact]
    public async Task Keys_choose_flag_and_turn_pages_and_without_scripts_buttons_keep_answers()
    {
        await using var plain = await desk.SignInAsync("student10", "lakeside", scripts: false);
        var page = await plain.NewPageAsync();
        await page.GotoAsync("/assessments");
        await page.GetByRole(AriaRole.Link, new() { Name = "Campus screening 2026" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start attempt" }).ClickAsync();
        await AnswerAsync(page);
        var answers = await AnswersAsync(page);
        var attempt = page.Url;
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and next" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("page=2"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Previous" }).ClickAsync();
        (await AnswersAsync(page)).ShouldBe(answers);
        await page.GetByRole(AriaRole.Button, new() { Name = "Flag question 2" }).ClickAsync();
        await Expect(page.Locator("[data-palette-question='2']")).ToHaveClassAsync(new Regex("palette-flagged"));

        await using var quick = await desk.SignInAsync("student10", "lakeside");
        page = await quick.NewPageAsync();
        await page.GotoAsync(attempt);
        for (var turn = 2; await page.Locator(".option-input").CountAsync() == 0; turn++)
        {
            await page.Keyboard.PressAsync("n");
            await Expect(page).ToHaveURLAsync(new Regex($"page={turn}"));
        }

        var question = page.Locator("[data-question]:has(.option-input)").First;
        await question.Locator("[data-flag]").FocusAsync();
        await page.Keyboard.PressAsync("2");
        await Expect(question.Locator(".option-input").Nth(1)).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("f");
        await Expect(question.Locator("[data-flag]")).ToHaveAttributeAsync("aria-pressed", new Regex("true|false"));
        await Expect(Saved(page)).ToContainTextAsync("Saved");
    }

    private async Task SecondDeviceAsync(IPage page, string attempt, string answers)
    {
        await using var phone = await desk.SignInAsync("student11", "northfield");
        var other = await phone.NewPageAsync();
        await other.GotoAsync(attempt);
        (await AnswersAsync(other)).ShouldBe(answers);
        await AnswerAsync(other, turn: 1);
        await Expect(Saved(other)).ToContainTextAsync("Saved");
        await Expect(other.Locator("[data-exam-state]")).ToHaveAttributeAsync("data-exam-state", "saved");
        var changed = await AnswersAsync(other);
        changed.ShouldNotBe(answers);
        // Coming back to the first device, as its page is looked at again.
        await page.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");
        await Expect(page.Locator("[data-exam-said]")).ToContainTextAsync("another device");
        (await AnswersAsync(page)).ShouldBe(changed);
    }

    private static async Task OfflineAsync(IBrowserContext desktop, IPage page)
    {
        await desktop.SetOfflineAsync(true);
        await AnswerAsync(page, turn: 0);
        await Expect(Saved(page)).ToContainTextAsync(new Regex("Offline: . answers? kept here"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and next" }).ClickAsync();
        await Expect(page.Locator("[data-exam-said]")).ToContainTextAsync("stays until the connection is back", new() { Timeout = 15_000 });
        var answers = await AnswersAsync(page);
        await desktop.SetOfflineAsync(false);
        await Expect(Saved(page)).ToContainTextAsync("Saved", new() { Timeout = 20_000 });
        await page.ReloadAsync();
        (await AnswersAsync(page)).ShouldBe(answers);
    }

    private static async Task EveryPageAsync(IPage page)
    {
        for (var turn = 2; await page.GetByRole(AriaRole.Button, new() { Name = "Save and next" }).CountAsync() > 0; turn++)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Save and next" }).ClickAsync();
            await Expect(page).ToHaveURLAsync(new Regex($"page={turn}(#|$)"));
            if (turn == 5) continue; // Left open.
            await AnswerAsync(page);
            await Expect(Saved(page)).ToContainTextAsync("Saved");
        }
    }

    private async Task SubmitAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Review and submit" }).First.ClickAsync();
        await Expect(page.GetByText("2 questions are not answered")).ToBeVisibleAsync();
        await Expect(page.GetByText("One question is flagged")).ToBeVisibleAsync();
        await LookAsync(page, "submission");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit answers" }).ClickAsync();
        await Expect(page.Locator(".result-percent")).ToContainTextAsync("%");
        await LookAsync(page, "result");
        await page.GotoAsync("/attempts");
        await LookAsync(page, "history");
        await page.GotoAsync("/dashboard");
        await LookAsync(page, "student-home");
    }

    [BrowserFact]
    public async Task Staff_find_an_attempt_look_at_it_in_detail_and_change_a_score()
    {
        await using var context = await desk.SignInAsync("instructor", "northfield");
        await context.AddInitScriptAsync(scriptPath: Path.Combine(desk.Root, "node_modules", "axe-core", "axe.min.js"));
        var page = await context.NewPageAsync();
        await page.GotoAsync("/staff/attempts");
        await LookAsync(page, "staff-attempts");
        await page.GetByLabel("Search people").FillAsync("Kabir");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Kabir Sethi" }).First.ClickAsync();
        await LookAsync(page, "staff-attempt");
        var first = page.Locator("#question-1");
        await first.GetByText("Change the score").ClickAsync();
        await first.GetByLabel("Points of").FillAsync("0.5");
        await first.GetByLabel("Reason").FillAsync("Half of it is right.");
        await first.GetByRole(AriaRole.Button, new() { Name = "Change score" }).ClickAsync();
        await Expect(page.Locator("[data-toast]")).ToContainTextAsync("The score of question 1 is changed");
        await Expect(page.Locator("#question-1")).ToContainTextAsync("Half of it is right.");
    }

    private static ILocator Saved(IPage page) => page.Locator("[data-exam-words]");

    /// <summary>Answers whatever controls the page has.</summary>
    private static async Task AnswerAsync(IPage page, int turn = 0)
    {
        foreach (var question in await page.Locator("[data-question]").AllAsync())
        {
            if (await question.Locator(".option-input").CountAsync() is > 0 and var options) await question.Locator(".option-input").Nth(turn % options).CheckAsync();
            foreach (var list in await question.Locator("select").AllAsync()) await list.SelectOptionAsync(new SelectOptionValue { Index = 1 + turn });
            if (await question.Locator("[data-order-own]").CountAsync() > 0)
            {
                if (turn > 0) await question.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Move down") }).First.ClickAsync();
                else await question.Locator("[data-order-own]").CheckAsync();
            }

            foreach (var text in await question.Locator("input.form-control").AllAsync()) await text.FillAsync($"{7 + turn}");
            if (await question.Locator("input.form-control").CountAsync() > 0) await page.Locator("h2").First.ClickAsync();
        }
    }

    private static Task<string> AnswersAsync(IPage page) => page.EvaluateAsync<string>(
        "() => new URLSearchParams([...new FormData(document.querySelector('form[data-exam]'))].filter(([name]) => /^q\\d+\\./.test(name))).toString()");

    private async Task LookAsync(IPage page, string name)
    {
        (await page.EvaluateAsync<string[]>(Findings)).ShouldBeEmpty(name);
        await page.KeepPicturesAsync(Path.Combine(desk.Root, "artifacts", "screenshots", name));
        if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") > 1280) throw new InvalidOperationException($"{name} is too wide.");
        await page.ResizeAsync(390);
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390, name);
        await page.ResizeAsync(1280);
        await page.ShowAsync("light");
    }
}
