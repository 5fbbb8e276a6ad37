using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PrepPlatform.Tests.Browser;

/// <summary>Spoken answers: what is recorded, from which microphone, which files will do, and how a transcript follows.</summary>
[Collection(AtTheDesk.Name)]
public sealed class RecorderTests(Desk desk) : RecorderDesk(desk)
{
    [BrowserFact]
    public async Task A_recording_is_sent_while_one_speaks_and_is_16_kHz_in_one_channel()
    {
        var page = await VisitAsync();
        await Button(page, "Record").ClickAsync();
        await Expect(Recorder(page).GetByRole(AriaRole.Meter)).ToHaveAttributeAsync("aria-valuenow", new Regex("^[4-9][0-9]$"));
        await Expect(Name(page)).ToHaveValueAsync(new Regex("^[0-9a-f]{32}$"), new() { Timeout = 10_000 });
        await Expect(Button(page, "Stop")).ToBeFocusedAsync();
        var name = await Name(page).InputValueAsync();
        await Eventually(() => Server.Recordings[name].Length > 44 + Wav.Rate * 2 * 2);
        await KeepAsync(page, Recorder(page), "recorder-recording");
        await Button(page, "Stop").ClickAsync();
        await Expect(Sent(page)).ToHaveTextAsync("Saved");
        var samples = Server.Samples(name);
        Wav.Hertz(samples.AsSpan(Wav.Rate / 2)).ShouldBe(Hertz, 3);
        (await page.Locator(".recorder .player-time").First.TextContentAsync()).ShouldBe($"0:00 / 0:{Math.Round(samples.Length / (double)Wav.Rate):00}");
        await ShouldHaveArrivedAsync(page, name);
        (await page.EvaluateAsync<int>(Kept)).ShouldBe(0);
        await Expect(Button(page, "Play").First).ToBeFocusedAsync();
        await KeepAsync(page, Recorder(page), "recorder-saved");
    }

    [BrowserFact]
    public async Task Where_the_browser_keeps_its_rate_the_page_makes_16_kHz_of_it()
    {
        var page = await VisitAsync(before: "const Real = AudioContext; window.AudioContext = class extends Real { constructor(options) { if (options?.sampleRate) throw new DOMException('No', 'NotSupportedError'); super({ sampleRate: 44100 }); } };");
        var name = await RecordAsync(page, seconds: 3);
        var samples = Server.Samples(name);
        Wav.Hertz(samples.AsSpan(Wav.Rate / 2)).ShouldBe(Hertz, 3);
        // A pure tone stays one: what a sine of its loudness and pitch would be is what is there.
        var part = samples.AsSpan(Wav.Rate, 1_600).ToArray();
        double sine = part.Select((s, i) => s * Math.Sin(2 * Math.PI * Hertz * i / Wav.Rate)).Sum(), cosine = part.Select((s, i) => s * Math.Cos(2 * Math.PI * Hertz * i / Wav.Rate)).Sum();
        var (whole, tonal) = (part.Sum(s => (double)s * s), 2 * (sine * sine + cosine * cosine) / part.Length);
        (tonal / whole).ShouldBeGreaterThan(0.999);
    }

    [BrowserFact]
    public async Task It_stops_by_itself_when_the_time_is_up()
    {
        var page = await VisitAsync(seconds: 3);
        await Button(page, "Record").ClickAsync();
        await Expect(Problem(page)).ToContainTextAsync("The time is up, so recording has stopped.");
        await Expect(Sent(page)).ToHaveTextAsync("Saved");
        Server.Samples(await Name(page).InputValueAsync()).Length.ShouldBe(3 * Wav.Rate);
    }

    [BrowserFact]
    public async Task The_microphone_is_tried_chosen_and_remembered()
    {
        const string spy = "window.asked = []; const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices); navigator.mediaDevices.getUserMedia = wish => { window.asked.push(wish.audio.deviceId?.exact ?? ''); return real(wish); };";
        var page = await VisitAsync(before: spy);
        await KeepAsync(page, Recorder(page), "recorder-idle");
        await Button(page, "Check microphone").ClickAsync();
        await Expect(Recorder(page)).ToContainTextAsync("Say a few words.");
        await KeepAsync(page, Recorder(page), "recorder-testing");
        await Expect(Recorder(page)).ToContainTextAsync("Did you hear yourself clearly?", new() { Timeout = 12_000 });
        await KeepAsync(page, Recorder(page), "recorder-tested");
        var devices = page.GetByLabel("Microphone", new() { Exact = true });
        var second = await devices.EvaluateAsync<string>("select => select.options[2].value");
        await devices.SelectOptionAsync(second);
        await page.ReloadAsync();
        await RecordAsync(page, seconds: 1);
        (await page.EvaluateAsync<string[]>("() => asked")).ShouldBe([second]);
        await Expect(devices).ToHaveValueAsync(second);
    }

    [BrowserTheory]
    [InlineData("NotAllowedError", "allow the microphone, then press Record again")]
    [InlineData("NotFoundError", "No microphone was found.")]
    [InlineData("NotReadableError", "The microphone is used by another app.")]
    [InlineData("TypeError", "The microphone could not be started.")]
    public async Task Why_there_is_no_sound_is_said_with_what_to_do(string error, string says)
    {
        var page = await VisitAsync(before: $"navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('No', '{error}'));");
        await Button(page, "Record").ClickAsync();
        await Expect(Problem(page)).ToContainTextAsync(says);
        await Expect(Button(page, "Record")).ToBeVisibleAsync();
        if (error == "NotAllowedError") await KeepAsync(page, Recorder(page), "recorder-denied");
        Server.Asked.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task A_file_will_do_if_it_is_of_a_kind_and_a_size_that_is_taken()
    {
        var page = await VisitAsync(seconds: 30);
        var file = Wav.Tone(20, Hertz, Wav.Rate);
        await ChooseAsync(page, "notes.pdf", file);
        await Expect(Problem(page)).ToContainTextAsync("This kind of file is not accepted.");
        await ChooseAsync(page, "long.wav", Wav.Tone(40, Hertz, 8_000));
        await Expect(Problem(page)).ToContainTextAsync("This recording takes 0:40; at most 0:30 are accepted.");
        Server.Asked.ShouldBeEmpty();
        Server.MostBytes = 500_000;
        await ChooseAsync(page, "answer.wav", file);
        await Expect(Problem(page)).ToContainTextAsync("This file has 0.6 MB; at most 0.5 MB are accepted.");
        await Expect(Name(page)).ToHaveValueAsync("");
        Server.MostBytes = 5_000_000;
        await ChooseAsync(page, "answer.wav", file);
        await Expect(Sent(page)).ToHaveTextAsync("Saved");
        await Expect(Problem(page)).ToBeHiddenAsync();
        Server.Recordings[await Name(page).InputValueAsync()].ToArray().ShouldBe(file);
    }

    [BrowserFact]
    public async Task What_the_server_refuses_gives_way_to_what_was_there_before()
    {
        var page = await VisitAsync();
        var first = await RecordAsync(page, seconds: 1);
        Server.Refuses = "There is no sound in this file.";
        await ChooseAsync(page, "noise.mp3", [1, 2, 3]);
        await Expect(Problem(page)).ToContainTextAsync("There is no sound in this file.");
        await Expect(Name(page)).ToHaveValueAsync(first);
        await Expect(Button(page, "Record again")).ToBeVisibleAsync();
        (await page.EvaluateAsync<int>(Kept)).ShouldBe(0);
    }

    [BrowserFact]
    public async Task A_transcript_follows_its_recording_and_plays_the_word_that_is_pressed()
    {
        var page = await VisitAsync();
        var spoken = page.Locator("[data-spoken]").First;
        var words = spoken.Locator("[data-at]");
        await Expect(spoken.Locator(".player-time")).ToHaveTextAsync("0:00 / 0:25");
        await Expect(spoken.GetByRole(AriaRole.Button)).ToHaveCountAsync(2); // The player's and one word.
        await spoken.ScrollIntoViewIfNeededAsync();
        await words.Nth(10).ClickAsync();
        await Expect(spoken.Locator(".is-now")).ToHaveCountAsync(1);
        await IsReachedAsync(12);
        await spoken.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await words.Nth(10).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(words.Nth(11)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("Enter");
        await IsReachedAsync(1);
        await spoken.GetByLabel("Speed").SelectOptionAsync("2");
        (await spoken.Locator("audio").EvaluateAsync<double>("a => a.playbackRate")).ShouldBe(2);
        await spoken.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        Task IsReachedAsync(int word) => page.WaitForFunctionAsync("word => document.querySelector('[data-spoken]').querySelectorAll('[data-at]')[word].classList.contains('is-now')", word);

        foreach (var (place, i) in (await page.Locator(".card:has([data-spoken])").AllAsync()).Select((p, i) => (p, i))) await KeepAsync(page, place, $"spoken-{i}");
    }
}
