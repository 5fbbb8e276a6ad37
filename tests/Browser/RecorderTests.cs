using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PrepPlatform.Tests.Browser;

/// <summary>Spoken answers: a real browser hears a tone from a microphone that does not exist, and sends it over a line that breaks.</summary>
[Collection(AtTheDesk.Name)]
public sealed class RecorderTests(Desk desk) : IAsyncLifetime
{
    private const int Hertz = 440;
    private const string Kept = "async () => new Promise(done => { const open = indexedDB.open('prep-recordings', 1); open.onsuccess = () => { const count = open.result.transaction('takes').objectStore('takes').count(); count.onsuccess = () => { open.result.close(); done(count.result); }; }; })";
    private const string Heard = "async audio => [...new Uint8Array(await blobs.get(audio.src).arrayBuffer())].slice(44)";
    private const string Blobs = "window.blobs = new Map(); const make = URL.createObjectURL; URL.createObjectURL = blob => { const url = make(blob); blobs.set(url, blob); return url; };";
    private static readonly Regex Anything = new(".+");

    private readonly string tone = Path.Combine(Path.GetTempPath(), $"tone-{Guid.CreateVersion7():n}.wav");
    private readonly RecordingsStub server = new();
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null) return;
        await File.WriteAllBytesAsync(tone, Wav.Tone(2, Hertz, 48_000));
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium.Path,
            Args =
            [
                "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--host-resolver-rules=MAP *.localhost 127.0.0.1",
                "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", $"--use-file-for-fake-audio-capture={tone}", "--autoplay-policy=no-user-gesture-required",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.CloseAsync();
        playwright?.Dispose();
        File.Delete(tone);
    }

    [BrowserFact]
    public async Task A_recording_is_sent_while_one_speaks_and_is_16_kHz_in_one_channel()
    {
        var page = await VisitAsync();
        await Button(page, "Record").ClickAsync();
        await Expect(Recorder(page).GetByRole(AriaRole.Meter)).ToHaveAttributeAsync("aria-valuenow", new Regex("^[4-9][0-9]$"));
        await Expect(Name(page)).ToHaveValueAsync(new Regex("^[0-9a-f]{32}$"), new() { Timeout = 10_000 });
        await Expect(Button(page, "Stop")).ToBeFocusedAsync();
        var name = await Name(page).InputValueAsync();
        await Eventually(() => server.Recordings[name].Length > 44 + Wav.Rate * 2 * 2);
        await KeepAsync(page, Recorder(page), "recorder-recording");
        await Button(page, "Stop").ClickAsync();
        await Expect(Sent(page)).ToHaveTextAsync("Saved");
        var samples = server.Samples(name);
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
        var samples = server.Samples(name);
        Wav.Hertz(samples.AsSpan(Wav.Rate / 2)).ShouldBe(Hertz, 3);
        // A pure tone stays one: what a sine of its loudness and pitch would be is what is there.
        var part = samples.AsSpan(Wav.Rate, 1_600).ToArray();
        double sine = part.Select((s, i) => s * Math.Sin(2 * Math.PI * Hertz * i / Wav.Rate)).Sum(), cosine = part.Select((s, i) => s * Math.Cos(2 * Math.PI * Hertz * i / Wav.Rate)).Sum();
        var (whole, tonal) = (part.Sum(s => (double)s * s), 2 * (sine * sine + cosine * cosine) / part.Length);
        (tonal / whole).ShouldBeGreaterThan(0.999);
    }

    [BrowserFact]
    public async Task A_line_that_breaks_loses_nothing()
    {
        server.Pieces = n => n switch { 1 or 4 => RecordingsStub.Line.Broken, 2 or 5 => RecordingsStub.Line.AnswerLost, _ => RecordingsStub.Line.Good };
        var page = await VisitAsync();
        var name = await RecordAsync(page, seconds: 6);
        await ShouldHaveArrivedAsync(page, name);
        server.Recordings.Count.ShouldBe(1);
        server.Asked.Count(a => a.EndsWith("/pieces", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(5);
    }

    [BrowserFact]
    public async Task What_a_page_could_not_send_the_next_one_sends()
    {
        server.Pieces = _ => RecordingsStub.Line.Broken;
        var page = await VisitAsync();
        await Button(page, "Record").ClickAsync();
        await ReachAsync(page, 3);
        await Button(page, "Stop").ClickAsync();
        await Expect(Sent(page)).ToContainTextAsync("Offline: kept on this device");
        await KeepAsync(page, Recorder(page), "recorder-offline");
        var local = await page.Locator(".recorder audio").First.EvaluateAsync<int>("async audio => (await blobs.get(audio.src).arrayBuffer()).byteLength");
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        server.Pieces = _ => RecordingsStub.Line.Good;
        await page.ReloadAsync();
        await Expect(Sent(page)).ToHaveTextAsync("Saved");
        server.Recordings.Single().Value.Length.ShouldBe(local);
        await Expect(Name(page)).ToHaveValueAsync(server.Recordings.Single().Key);
        (await page.EvaluateAsync<int>(Kept)).ShouldBe(0);
    }

    [BrowserFact]
    public async Task Whoever_was_signed_out_keeps_the_recording_and_goes_on_when_signed_in_again()
    {
        server.Pieces = _ => RecordingsStub.Line.SignedOut;
        var page = await VisitAsync();
        await Button(page, "Record").ClickAsync();
        await ReachAsync(page, 2);
        await Button(page, "Stop").ClickAsync();
        await Expect(Problem(page)).ToContainTextAsync("You have been signed out. The recording is kept on this device");
        await Expect(Problem(page).GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "/sign-in");
        await KeepAsync(page, Recorder(page), "recorder-signed-out");
        server.Pieces = _ => RecordingsStub.Line.Good;
        await Button(page, "Try now").ClickAsync();
        await Expect(Sent(page)).ToHaveTextAsync("Saved");
        await Expect(Problem(page)).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task A_part_of_the_page_that_is_swapped_goes_on_with_what_was_not_sent()
    {
        server.Pieces = _ => RecordingsStub.Line.Broken;
        var page = await VisitAsync();
        await Button(page, "Record").ClickAsync();
        await ReachAsync(page, 2);
        await Button(page, "Stop").ClickAsync();
        await Expect(Sent(page)).ToContainTextAsync("Offline");
        server.Pieces = _ => RecordingsStub.Line.Good;
        await page.EvaluateAsync("async () => { const fresh = new DOMParser().parseFromString(await (await fetch('/style')).text(), 'text/html').querySelector('.answer:has([data-recorder])'); document.querySelector('.answer:has([data-recorder])').replaceWith(document.adoptNode(fresh)); fresh.dispatchEvent(new CustomEvent('htmx:load', { bubbles: true })); }");
        await Expect(Sent(page)).ToHaveTextAsync("Saved");
        await Expect(Name(page)).ToHaveValueAsync(server.Whole.Single());
        server.Recordings.Count.ShouldBe(1);
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
        server.Samples(await Name(page).InputValueAsync()).Length.ShouldBeGreaterThanOrEqualTo(3 * Wav.Rate);
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
    public async Task It_stops_by_itself_when_the_time_is_up()
    {
        var page = await VisitAsync(seconds: 3);
        await Button(page, "Record").ClickAsync();
        await Expect(Problem(page)).ToContainTextAsync("The time is up, so recording has stopped.");
        await Expect(Sent(page)).ToHaveTextAsync("Saved");
        server.Samples(await Name(page).InputValueAsync()).Length.ShouldBe(3 * Wav.Rate);
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
        server.Asked.ShouldBeEmpty();
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
        server.Asked.ShouldBeEmpty();
        server.MostBytes = 500_000;
        await ChooseAsync(page, "answer.wav", file);
        await Expect(Problem(page)).ToContainTextAsync("This file has 0.6 MB; at most 0.5 MB are accepted.");
        await Expect(Name(page)).ToHaveValueAsync("");
        server.MostBytes = 5_000_000;
        await ChooseAsync(page, "answer.wav", file);
        await Expect(Sent(page)).ToHaveTextAsync("Saved");
        await Expect(Problem(page)).ToBeHiddenAsync();
        server.Recordings[await Name(page).InputValueAsync()].ToArray().ShouldBe(file);
    }

    [BrowserFact]
    public async Task What_the_server_refuses_gives_way_to_what_was_there_before()
    {
        var page = await VisitAsync();
        var first = await RecordAsync(page, seconds: 1);
        server.Refuses = "There is no sound in this file.";
        await ChooseAsync(page, "noise.mp3", [1, 2, 3]);
        await Expect(Problem(page)).ToContainTextAsync("There is no sound in this file.");
        await Expect(Name(page)).ToHaveValueAsync(first);
        await Expect(Button(page, "Record again")).ToBeVisibleAsync();
        (await page.EvaluateAsync<int>(Kept)).ShouldBe(0);
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
        server.Whole.Count.ShouldBe(1);
    }

    [BrowserFact]
    public async Task When_an_exam_ends_the_recorder_sends_what_it_has_and_holds_nobody_back()
    {
        var page = await VisitAsync();
        page.Dialog += (_, dialog) => throw new InvalidOperationException(dialog.Message);
        await Button(page, "Record").ClickAsync();
        await ReachAsync(page, 3);
        await page.EvaluateAsync("async () => { const waits = []; document.dispatchEvent(new CustomEvent('exam-over', { detail: { until: wait => waits.push(wait) } })); await Promise.all(waits); }");
        server.Whole.Count.ShouldBe(1);
        server.Samples(server.Recordings.Single().Key).Length.ShouldBeGreaterThanOrEqualTo(2 * Wav.Rate);
        await page.GotoAsync("/sign-in");
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

    private async Task<IPage> VisitAsync(int? seconds = null, string? before = null)
    {
        var context = await browser!.NewContextAsync(new() { BaseURL = $"http://northfield.localhost:{desk.App.Port}", ReducedMotion = ReducedMotion.NoPreference, ViewportSize = new() { Width = 1280, Height = 844 }, ColorScheme = ColorScheme.Light });
        context.SetDefaultTimeout(10_000);
        await server.ListenAsync(context);
        await context.AddInitScriptAsync(Blobs);
        if (seconds is { } most) await context.AddInitScriptAsync($"document.addEventListener('DOMContentLoaded', () => {{ document.querySelector('[data-recorder]').dataset.seconds = '{most}'; }});");
        if (before is not null) await context.AddInitScriptAsync(before);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/style");
        await Recorder(page).ScrollIntoViewIfNeededAsync();
        return page;
    }

    private static async Task<string> RecordAsync(IPage page, int seconds)
    {
        await Button(page, "Record").ClickAsync();
        await ReachAsync(page, seconds);
        await Button(page, "Stop").ClickAsync();
        await Expect(Sent(page)).ToHaveTextAsync("Saved", new() { Timeout = 20_000 });
        await Expect(Name(page)).ToHaveValueAsync(Anything);
        return await Name(page).InputValueAsync();
    }

    private static Task ReachAsync(IPage page, int seconds) => Expect(page.Locator("[data-recorder-time]")).ToHaveTextAsync($"0:{seconds:00}", new() { Timeout = 20_000 });

    /// <summary>What the page plays is what the server has, sample by sample.</summary>
    private async Task ShouldHaveArrivedAsync(IPage page, string name)
    {
        var local = await page.Locator(".recorder audio").First.EvaluateAsync<int[]>(Heard);
        server.Whole.ShouldContain(name);
        server.Recordings[name].ToArray()[44..].ShouldBe(local.Select(b => (byte)b));
    }

    private static Task ChooseAsync(IPage page, string name, byte[] file) =>
        page.Locator("[data-recorder-file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = file });

    private static ILocator Recorder(IPage page) => page.Locator("[data-recorder]");

    private static ILocator Button(IPage page, string name) => Recorder(page).GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Name(IPage page) => page.Locator("[data-recorder-name]");

    private static ILocator Sent(IPage page) => page.Locator("[data-recorder-sent] [data-recorder-words]");

    private static ILocator Problem(IPage page) => page.Locator("[data-recorder-problem]");

    private static Task Eventually(Func<bool> holds) => Eventually(() => Task.FromResult(holds()));

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 100; i++)
        {
            if (await holds()) return;
            await Task.Delay(100);
        }

        (await holds()).ShouldBeTrue();
    }

    private async Task KeepAsync(IPage page, ILocator part, string name)
    {
        foreach (var (width, mode) in new[] { (390, "light"), (390, "dark"), (1280, "light"), (1280, "dark") })
        {
            await page.SetViewportSizeAsync(width, 844);
            await page.EvaluateAsync("mode => { document.documentElement.dataset.bsTheme = mode; }", mode);
            await part.ScreenshotAsync(new() { Path = $"{Picture(name)}-{width}-{mode}.png" });
        }
    }

    private string Picture(string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(desk.Root, "artifacts", "screenshots")).FullName, name);
}
