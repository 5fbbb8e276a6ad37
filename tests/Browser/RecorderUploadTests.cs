using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PrepPlatform.Tests.Browser;

/// <summary>A recording on its way: over a line that breaks, from one page to the next, and with the form that it belongs to.</summary>
[Collection(AtTheDesk.Name)]
public sealed class RecorderUploadTests(Desk desk) : RecorderDesk(desk)
{
    [BrowserFact]
    public async Task A_line_that_breaks_loses_nothing()
    {
        Server.Pieces = n => n switch { 1 or 4 => RecordingsStub.Line.Broken, 2 or 5 => RecordingsStub.Line.AnswerLost, _ => RecordingsStub.Line.Good };
        var page = await VisitAsync();
        var name = await RecordAsync(page, seconds: 6);
        await ShouldHaveArrivedAsync(page, name);
        Server.Recordings.Count.ShouldBe(1);
        Server.Asked.Count(a => a.EndsWith("/pieces", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(5);
    }

    [BrowserFact]
    public async Task What_a_page_could_not_send_the_next_one_sends()
    {
        Server.Pieces = _ => RecordingsStub.Line.Broken;
        var page = await VisitAsync();
        await Button(page, "Record").ClickAsync();
        await ReachAsync(page, 3);
        await Button(page, "Stop").ClickAsync();
        await Expect(Sent(page)).ToContainTextAsync("Offline: kept on this device");
        await KeepAsync(page, Recorder(page), "recorder-offline");
        var local = await page.Locator(".recorder audio").First.EvaluateAsync<int>("async audio => (await blobs.get(audio.src).arrayBuffer()).byteLength");
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        Server.Pieces = _ => RecordingsStub.Line.Good;
        await page.ReloadAsync();
        await Expect(Sent(page)).ToHaveTextAsync("Saved");
        Server.Recordings.Single().Value.Length.ShouldBe(local);
        await Expect(Name(page)).ToHaveValueAsync(Server.Recordings.Single().Key);
        (await page.EvaluateAsync<int>(Kept)).ShouldBe(0);
    }

    [BrowserFact]
    public async Task Whoever_was_signed_out_keeps_the_recording_and_goes_on_when_signed_in_again()
    {
        Server.Pieces = _ => RecordingsStub.Line.SignedOut;
        var page = await VisitAsync();
        await Button(page, "Record").ClickAsync();
        await ReachAsync(page, 2);
        await Button(page, "Stop").ClickAsync();
        await Expect(Problem(page)).ToContainTextAsync("You have been signed out. The recording is kept on this device");
        await Expect(Problem(page).GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "/sign-in");
        await KeepAsync(page, Recorder(page), "recorder-signed-out");
        Server.Pieces = _ => RecordingsStub.Line.Good;
        await Button(page, "Try now").ClickAsync();
        await Expect(Sent(page)).ToHaveTextAsync("Saved");
        await Expect(Problem(page)).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task A_part_of_the_page_that_is_swapped_goes_on_with_what_was_not_sent()
    {
        Server.Pieces = _ => RecordingsStub.Line.Broken;
        var page = await VisitAsync();
        await Button(page, "Record").ClickAsync();
        await ReachAsync(page, 2);
        await Button(page, "Stop").ClickAsync();
        await Expect(Sent(page)).ToContainTextAsync("Offline");
        Server.Pieces = _ => RecordingsStub.Line.Good;
        await page.EvaluateAsync("async () => { const fresh = new DOMParser().parseFromString(await (await fetch('/style')).text(), 'text/html').querySelector('.answer:has([data-recorder])'); document.querySelector('.answer:has([data-recorder])').replaceWith(document.adoptNode(fresh)); fresh.dispatchEvent(new CustomEvent('htmx:load', { bubbles: true })); }");
        await Expect(Sent(page)).ToHaveTextAsync("Saved");
        await Expect(Name(page)).ToHaveValueAsync(Server.Whole.Single());
        Server.Recordings.Count.ShouldBe(1);
    }

    [BrowserFact]
    public async Task A_reload_in_the_middle_keeps_what_was_said_until_then_and_leaving_is_asked_about()
    {
        var page = await VisitAsync();
        var asked = 0;
        page.Dialog += (_, dialog) =>
        {
            if (dialog.Type == DialogType.BeforeUnload) asked++;
            _ = dialog.AcceptAsync();
        };
        await Button(page, "Record").ClickAsync();
        await ReachAsync(page, 4);
        await page.ReloadAsync();
        asked.ShouldBe(1);
        await Expect(Problem(page)).ToContainTextAsync(new Regex("The page was reloaded while you spoke. What you said until then, 0:0[3-6], is kept."));
        await Expect(Sent(page)).ToHaveTextAsync("Saved");
        Server.Samples(await Name(page).InputValueAsync()).Length.ShouldBeGreaterThanOrEqualTo(3 * Wav.Rate);
    }

    [BrowserFact]
    public async Task Recording_again_is_asked_about_and_the_former_stays_until_the_new_one_is_there()
    {
        var page = await VisitAsync();
        var first = await RecordAsync(page, seconds: 2);
        await Button(page, "Record again").ClickAsync();
        await Expect(Recorder(page)).ToContainTextAsync("What you have stays until the new recording is complete.");
        await KeepAsync(page, Recorder(page), "recorder-asking");
        await Button(page, "Keep this one").ClickAsync();
        await Button(page, "Record again").ClickAsync();
        await Button(page, "Yes, record again").ClickAsync();
        await ReachAsync(page, 3);
        await Expect(Name(page)).ToHaveValueAsync(first);
        await Button(page, "Keep the earlier one").ClickAsync();
        await Expect(Name(page)).ToHaveValueAsync(first);
        await Expect(Sent(page)).ToHaveTextAsync("Saved");
        await Button(page, "Record again").ClickAsync();
        await Button(page, "Yes, record again").ClickAsync();
        await ReachAsync(page, 2);
        await Button(page, "Stop").ClickAsync();
        await Expect(Name(page)).Not.ToHaveValueAsync(first);
        await ShouldHaveArrivedAsync(page, await Name(page).InputValueAsync());
    }

    [BrowserFact]
    public async Task A_form_goes_when_its_recording_has_gone()
    {
        var page = await VisitAsync();
        await page.EvaluateAsync("() => document.querySelector('form:has(.recorder)').addEventListener('submit', event => { event.preventDefault(); window.posted = new FormData(event.target).get('Spoken.audio'); })");
        await Button(page, "Record").ClickAsync();
        await ReachAsync(page, 2);
        await page.EvaluateAsync("() => document.querySelector('form:has(.recorder)').requestSubmit()");
        (await page.EvaluateAsync<string?>("() => window.posted ?? null")).ShouldBeNull();
        await Eventually(async () => await page.EvaluateAsync<string?>("() => window.posted ?? null") is { Length: 32 });
        Server.Whole.Count.ShouldBe(1);
    }

    [BrowserFact]
    public async Task When_an_exam_ends_the_recorder_sends_what_it_has_and_holds_nobody_back()
    {
        var page = await VisitAsync();
        page.Dialog += (_, dialog) => throw new InvalidOperationException(dialog.Message);
        await Button(page, "Record").ClickAsync();
        await ReachAsync(page, 3);
        await page.EvaluateAsync("async () => { const waits = []; document.dispatchEvent(new CustomEvent('exam-over', { detail: { until: wait => waits.push(wait) } })); await Promise.all(waits); }");
        Server.Whole.Count.ShouldBe(1);
        Server.Samples(Server.Recordings.Single().Key).Length.ShouldBeGreaterThanOrEqualTo(2 * Wav.Rate);
        await page.GotoAsync("/sign-in");
    }

    [BrowserFact]
    public async Task A_recording_that_comes_too_late_is_told_so_and_keeps_the_answer_that_it_has()
    {
        Server.Pieces = n => n == 1 ? RecordingsStub.Line.Good : RecordingsStub.Line.Late;
        var page = await VisitAsync();
        await Button(page, "Record").ClickAsync();
        await ReachAsync(page, 5);
        await Expect(Problem(page)).ToContainTextAsync("The time for this recording is over; what arrived before counts.");
        await Expect(Name(page)).ToHaveValueAsync(Server.Recordings.Single().Key);
        (await page.EvaluateAsync<int>(Kept)).ShouldBe(0);
        page.Dialog += (_, dialog) => throw new InvalidOperationException(dialog.Message);
        await page.GotoAsync("/sign-in");
    }
}
