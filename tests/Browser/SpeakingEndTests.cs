using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PrepPlatform.Tests.Browser;

/// <summary>Recordings that are still under way when a page goes: at the end of the time, and where the server does not take them.</summary>
public sealed class SpeakingEndTests(SpeakingDesk desk) : IClassFixture<SpeakingDesk>
{
    private const string Tenant = "northfield";
    private const int BytesPerSecond = 32_000;
    private const string Waiting = "() => localStorage.getItem('prep-recordings') !== null";
    private const string NamedAtTheEnd = """
        const real = fetch;
        fetch = async (address, options) => {
          const answer = await real(address, options);
          while (address === '/recordings' && !document.querySelector('[data-exam-said]').textContent.startsWith('Time is up')) await new Promise(done => setTimeout(done, 50));
          return answer;
        };
        """;
    private static readonly LocatorAssertionsToHaveTextOptions InTime = new() { Timeout = 30_000 };

    [BrowserFact]
    public async Task What_is_recorded_again_when_the_time_is_up_counts()
    {
        await using var context = await desk.SignInAsync("student8", Tenant);
        var page = await StartAsync(context);
        await PressAsync(page, "Record");
        await ReachAsync(page, 1);
        await PressAsync(page, "Stop");
        await Expect(page.Locator("[data-recorder-words]")).ToHaveTextAsync("Saved", InTime);
        var former = await page.Locator("[data-recorder-name]").InputValueAsync();
        await EndInAsync(page, seconds: 12);
        await PressAsync(page, "Record again");
        await PressAsync(page, "Yes, record again");
        await ReachAsync(page, 3);
        await OverAsync(page);
        var kept = await KeptAsync(page);
        kept.Name.ShouldNotBe(former);
        kept.IsWhole.ShouldBeTrue();
        kept.Bytes.ShouldBeGreaterThan(3 * BytesPerSecond);
    }

    [BrowserFact]
    public async Task What_has_no_name_yet_when_the_time_is_up_counts()
    {
        await using var context = await desk.SignInAsync("student9", Tenant);
        var page = await StartAsync(context);
        await page.AddInitScriptAsync(NamedAtTheEnd);
        await EndInAsync(page, seconds: 10);
        await PressAsync(page, "Record");
        await ReachAsync(page, 2);
        await Expect(page.Locator("[data-recorder-name]")).ToHaveValueAsync("");
        await OverAsync(page);
        var kept = await KeptAsync(page);
        kept.IsWhole.ShouldBeTrue();
        kept.Bytes.ShouldBeGreaterThan(2 * BytesPerSecond);
    }

    [BrowserFact]
    public async Task What_could_not_be_sent_at_the_end_the_page_of_the_result_sends()
    {
        await using var context = await desk.SignInAsync("student10", Tenant);
        var page = await StartAsync(context);
        await EndInAsync(page, seconds: 10);
        await RefuseAsync(context);
        await PressAsync(page, "Record");
        await ReachAsync(page, 3);
        await OverAsync(page);
        (await KeptAsync(page)).Bytes.ShouldBe(0);
        await ArrivesAsync(context, page);
    }

    [BrowserFact]
    public async Task A_server_that_takes_no_pieces_keeps_nobody_on_the_page_and_the_next_one_sends_them()
    {
        await using var context = await desk.SignInAsync("student11", Tenant);
        var page = await StartAsync(context);
        page.Dialog += (_, dialog) => throw new InvalidOperationException(dialog.Message);
        await RefuseAsync(context);
        await PressAsync(page, "Record");
        await ReachAsync(page, 3);
        await PressAsync(page, "Stop");
        await PressAsync(page, "Save and next");
        await Expect(page).ToHaveURLAsync(new Regex("page=2"));
        (await page.EvaluateAsync<bool>(Waiting)).ShouldBeTrue();
        await Expect(page.Locator("[data-recorder-words]")).ToBeHiddenAsync();
        await ArrivesAsync(context, page);
    }

    private static async Task<IPage> StartAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/assessments");
        await page.GetByRole(AriaRole.Link, new() { Name = "Speaking round" }).First.ClickAsync();
        await PressAsync(page, "Start attempt");
        await Expect(page.Locator("form[data-exam]")).ToBeVisibleAsync();
        return page;
    }

    /// <summary>The time is nearly up.</summary>
    private async Task EndInAsync(IPage page, int seconds)
    {
        var (attempt, end) = (AttemptOf(page), TimeProvider.System.GetUtcNow().AddSeconds(seconds));
        await desk.App.InDbAsync(Tenant, db => db.Set<Attempt>().Where(a => a.Id == attempt).ExecuteUpdateAsync(s => s.SetProperty(a => a.Deadline, end)));
        await page.ReloadAsync();
    }

    private static Task OverAsync(IPage page) => Expect(page.Locator("form[data-exam]")).ToHaveCountAsync(0, new() { Timeout = 30_000 });

    private static Task RefuseAsync(IBrowserContext context) => context.RouteAsync("**/pieces?*", route => route.FulfillAsync(new() { Status = 503 }));

    /// <summary>The page says what it does; then the server takes pieces again: all of it comes, and nothing is left in the browser.</summary>
    private async Task ArrivesAsync(IBrowserContext context, IPage page)
    {
        await Expect(page.GetByText("The rest of your recording is being sent.")).ToBeVisibleAsync();
        await context.UnrouteAsync("**/pieces?*");
        await Eventually.BeAsync(async () => (await KeptAsync(page)).IsWhole);
        (await KeptAsync(page)).Bytes.ShouldBeGreaterThan(3 * BytesPerSecond);
        await Expect(page.GetByText("Your recording has arrived.")).ToBeVisibleAsync();
        (await page.EvaluateAsync<bool>(Waiting)).ShouldBeFalse();
    }

    /// <summary>What the server has of the recording that the first question's answer names.</summary>
    private Task<RecordingState> KeptAsync(IPage page) => desk.App.InAsync(Tenant, async services =>
    {
        var attempt = AttemptOf(page);
        var response = await services.GetRequiredService<PrepDb>().Set<AttemptQuestion>().Where(q => q.AttemptId == attempt && q.Position == 1).Select(q => q.Response).SingleAsync();
        var name = JsonDocument.Parse(response.ShouldNotBeNull()).RootElement.GetProperty("audio").GetString().ShouldNotBeNull();
        return (await services.GetRequiredService<IRecordings>().FindAsync([name], CancellationToken.None))[name];
    });

    private static Guid AttemptOf(IPage page) => Guid.Parse(Regex.Match(page.Url, "/attempts/([0-9a-f-]{36})").Groups[1].Value);

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    private static Task ReachAsync(IPage page, int seconds) => Expect(page.Locator("[data-recorder-time]")).ToHaveTextAsync($"0:{seconds:00}", InTime);
}
