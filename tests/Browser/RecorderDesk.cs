using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PrepPlatform.Tests.Browser;

/// <summary>A browser that hears a tone from a microphone that does not exist, on the page of components, and sends it to a stub.</summary>
public abstract class RecorderDesk(Desk desk) : IAsyncLifetime
{
    protected const int Hertz = 440;
    protected const string Kept = "async () => new Promise(done => { const open = indexedDB.open('prep-recordings', 1); open.onsuccess = () => { const count = open.result.transaction('takes').objectStore('takes').count(); count.onsuccess = () => { open.result.close(); done(count.result); }; }; })";
    protected const string Heard = "async audio => [...new Uint8Array(await blobs.get(audio.src).arrayBuffer())].slice(44)";
    protected const string Blobs = "window.blobs = new Map(); const make = URL.createObjectURL; URL.createObjectURL = blob => { const url = make(blob); blobs.set(url, blob); return url; };";
    protected static readonly Regex Anything = new(".+");

    private readonly string tone = Path.Combine(Path.GetTempPath(), $"tone-{Guid.CreateVersion7():n}.wav");
    private protected RecordingsStub Server { get; } = new();
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

    protected async Task<IPage> VisitAsync(int? seconds = null, string? before = null)
    {
        var context = await browser!.NewContextAsync(new() { BaseURL = $"http://northfield.localhost:{desk.App.Port}", ReducedMotion = ReducedMotion.NoPreference, ViewportSize = new() { Width = 1280, Height = 844 }, ColorScheme = ColorScheme.Light });
        context.SetDefaultTimeout(10_000);
        await Server.ListenAsync(context);
        await context.AddInitScriptAsync(Blobs);
        if (seconds is { } most) await context.AddInitScriptAsync($"document.addEventListener('DOMContentLoaded', () => {{ document.querySelector('[data-recorder]').dataset.seconds = '{most}'; }});");
        if (before is not null) await context.AddInitScriptAsync(before);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/style");
        await Recorder(page).ScrollIntoViewIfNeededAsync();
        return page;
    }

    protected static async Task<string> RecordAsync(IPage page, int seconds)
    {
        await Button(page, "Record").ClickAsync();
        await ReachAsync(page, seconds);
        await Button(page, "Stop").ClickAsync();
        await Expect(Sent(page)).ToHaveTextAsync("Saved", new() { Timeout = 20_000 });
        await Expect(Name(page)).ToHaveValueAsync(Anything);
        return await Name(page).InputValueAsync();
    }

    protected static Task ReachAsync(IPage page, int seconds) => Expect(page.Locator("[data-recorder-time]")).ToHaveTextAsync($"0:{seconds:00}", new() { Timeout = 20_000 });

    /// <summary>What the page plays is what the Server has, sample by sample.</summary>
    protected async Task ShouldHaveArrivedAsync(IPage page, string name)
    {
        var local = await page.Locator(".recorder audio").First.EvaluateAsync<int[]>(Heard);
        Server.Whole.ShouldContain(name);
        Server.Recordings[name].ToArray()[44..].ShouldBe(local.Select(b => (byte)b));
    }

    protected static Task ChooseAsync(IPage page, string name, byte[] file) =>
        page.Locator("[data-recorder-file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = file });

    protected static ILocator Recorder(IPage page) => page.Locator("[data-recorder]");

    protected static ILocator Button(IPage page, string name) => Recorder(page).GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    protected static ILocator Name(IPage page) => page.Locator("[data-recorder-name]");

    protected static ILocator Sent(IPage page) => page.Locator("[data-recorder-sent] [data-recorder-words]");

    protected static ILocator Problem(IPage page) => page.Locator("[data-recorder-problem]");

    protected static Task Eventually(Func<bool> holds) => Eventually(() => Task.FromResult(holds()));

    protected static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 100; i++)
        {
            if (await holds()) return;
            await Task.Delay(100);
        }

        (await holds()).ShouldBeTrue();
    }

    protected async Task KeepAsync(IPage page, ILocator part, string name)
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
