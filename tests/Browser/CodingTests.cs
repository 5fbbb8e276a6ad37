using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PrepPlatform.Tests.Browser;

/// <summary>Programs: asked for, tried, handed in and judged by the real judge while one looks on.</summary>
public sealed class CodingTests(StoryDesk desk) : IClassFixture<StoryDesk>
{
    private const string Doors = "from collections import Counter; print(sum(c % 2 for c in Counter(open(0).read().split()[2:]).values()))";
    private static readonly LocatorAssertionsToContainTextOptions Judging = new() { Timeout = 30_000 };

    [BrowserFact]
    public async Task A_student_runs_a_program_on_an_input_of_their_own_submits_it_and_sees_each_test()
    {
        await using var context = await desk.SignInAsync("student10", "northfield");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/practice");
        await page.GetByRole(AriaRole.Link, new() { Name = "Doors left open" }).First.ClickAsync();
        await page.GetByLabel("Language").SelectOptionAsync("python");
        await WriteAsync(page, page.Locator(".cm-content"), Doors.Replace("% 2", "% 3"));
        await page.GetByText("My own input").First.ClickAsync();
        await page.Locator("textarea[name=Input]").FillAsync("3 1\n2\n");
        await page.Locator(".cm-content").FocusAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#result .test-entry").Last).ToContainTextAsync("Your input Ran", Judging);
        await Expect(page.Locator("#result")).ToContainTextAsync("Wrong answer");
        await WriteAsync(page, page.Locator(".cm-content"), Doors);
        await page.Keyboard.PressAsync("Control+Shift+Enter");
        await Expect(page.Locator("#result .practice-verdict")).ToContainTextAsync("Accepted", Judging);
        (await page.Locator("#result .test-entry").CountAsync()).ShouldBeGreaterThan(5);
        await page.KeepPicturesAsync(Picture("practice-problem"));
        await page.ReloadAsync();
        await Expect(page.Locator(".page-title")).ToContainTextAsync("Solved");
        await Expect(page.Locator("textarea[name='Answer.source']")).ToHaveValueAsync(Doors);
    }

    [BrowserFact]
    public async Task The_keyboard_gets_out_of_the_editor()
    {
        await using var context = await desk.SignInAsync("student11", "northfield");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/practice/problems/2");
        await page.Locator(".cm-content").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".cm-content")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".cm-content")).Not.ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task A_student_sits_the_coding_round_and_reads_what_each_test_said()
    {
        await using var context = await desk.SignInAsync("student11", "northfield");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/assessments");
        await page.GetByRole(AriaRole.Link, new() { Name = "Coding round" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start attempt" }).ClickAsync();
        await page.GetByLabel("Language").SelectOptionAsync("python");
        await WriteAsync(page, page.Locator(".cm-content"), "input(); print(max(map(len, input().replace(' ', '').split('0'))))");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".test-entry").First).ToContainTextAsync("Example 1 Accepted", Judging);
        await Expect(page.Locator("[data-exam-state]")).ToContainTextAsync(new Regex(@"Saved \d\d:\d\d:\d\d"));
        await page.KeepPicturesAsync(Picture("coding-round"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and next" }).ClickAsync();
        await page.GetByLabel("Language").SelectOptionAsync("python");
        await WriteAsync(page, page.Locator(".cm-content"), "bookedMinutes = lambda bookings: sum(last - first for first, last in bookings)");
        await Expect(page.Locator("[data-exam-state]")).ToContainTextAsync("Saved");
        await page.GetByRole(AriaRole.Button, new() { Name = "Review and submit" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).Last.ClickAsync();
        await page.WaitForURLAsync(new Regex("/attempts/[0-9a-f-]{36}"));
        await StoryDesk.ComesAsync(page, page.Url, p => p.GetByText("10.33 of 13 points"));
        await page.GetByText("How it was scored").Last.ClickAsync();
        await Expect(page.Locator(".test-list").Last).ToContainTextAsync("Wrong answer");
        await page.KeepPicturesAsync(Picture("coding-result"));
    }

    [BrowserFact]
    public async Task An_author_writes_a_coding_question_with_its_tests_and_tries_a_program_on_it()
    {
        await using var context = await desk.SignInAsync("developer", "lakeside");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/staff/questions");
        await page.GetByRole(AriaRole.Link, new() { Name = "Write a question" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Program", Exact = true }).ClickAsync();
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Twice");
        await page.Locator("[name='Definition.prompt']").FillAsync("Put out twice the number.");
        await AddTestAsync(page, 0, "4", "8", hidden: false);
        await AddTestAsync(page, 1, "-3", "-6", hidden: true);
        await Expect(page.Locator(".preview-body .code-sample")).ToContainTextAsync("8");
        (await page.Locator(".preview-body").InnerTextAsync()).ShouldNotContain("-6");
        await page.Locator(".preview-body select").SelectOptionAsync("python");
        await WriteAsync(page, page.Locator(".preview-body .cm-content"), "print(2 * int(input()))");
        await page.Locator("[name='Definition.prompt']").FillAsync("Put out twice the whole number."); // Leaves what was answered.
        await Expect(page.Locator(".preview-body .question-prompt")).ToContainTextAsync("whole number");
        await Expect(page.Locator(".preview-body textarea[name='Answer.source']")).ToHaveValueAsync("print(2 * int(input()))");
        await page.GetByRole(AriaRole.Button, new() { Name = "Score this answer" }).ClickAsync();
        await Expect(page.Locator(".preview-body .breakdown")).ToContainTextAsync("Accepted", Judging);
        await page.KeepPicturesAsync(Picture("question-code"));
        await page.GetByLabel("Category").FillAsync("Coding");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save question" }).ClickAsync();
        await Expect(page.Locator("[data-toast]")).ToContainTextAsync("Twice is saved.");
    }

    private static async Task WriteAsync(IPage page, ILocator editor, string program)
    {
        await editor.ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(program);
    }

    private static async Task AddTestAsync(IPage page, int row, string input, string output, bool hidden)
    {
        var fold = page.Locator("details.fold", new() { Has = page.Locator("#Definition_tests") });
        if (await fold.CountAsync() > 0 && await fold.First.GetAttributeAsync("open") is null) await fold.First.Locator("summary").First.ClickAsync();
        var box = page.Locator($"[name='Definition.tests[{row}].input']");
        if (await box.CountAsync() == 0) await page.Locator("button[value='add:tests']").ClickAsync();
        await box.FillAsync(input);
        await page.Locator($"[name='Definition.tests[{row}].output']").FillAsync(output);
        if (hidden) await page.Locator($"[name='Definition.tests[{row}].hidden']").SetCheckedAsync(true, new() { Force = true });
    }

    private string Picture(string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(desk.Root, "artifacts", "screenshots")).FullName, name);
}
