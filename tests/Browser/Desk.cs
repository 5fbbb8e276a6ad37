using System.Collections.Concurrent;
using Microsoft.Playwright;
using Cookie = Microsoft.Playwright.Cookie;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Browser;

/// <summary>One product and one browser for the whole suite; every test has a context of its own, as if on a device of its own.</summary>
public class Desk : IAsyncLifetime
{
    private readonly PrepApp app;
    private readonly ConcurrentDictionary<string, List<Cookie>> sessions = new();
    private IPlaywright? playwright;
    private IBrowser? browser;

    public Desk() : this(new PrepApp()) { }

    protected Desk(PrepApp app) => this.app = app;

    /// <summary>Further flags of the browser.</summary>
    protected virtual IEnumerable<string> Flags => [];

    /// <summary>The product, for what a test looks up or asks beside the browser.</summary>
    public PrepApp App => app;

    public string Root { get; } = FindRoot();

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null) return;
        // The page that shows every component exists in Development only.
        Environment.SetEnvironmentVariable("ASPNETCORE_ENVIRONMENT", "Development");
        await app.InitializeAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium.Path,
            Args = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--host-resolver-rules=MAP *.localhost 127.0.0.1", .. Flags],
        });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.CloseAsync();
        playwright?.Dispose();
        await app.DisposeAsync();
    }

    /// <summary>A device at a site (<c>northfield</c>, <c>admin</c>, or empty for the public one), where nobody is signed in.</summary>
    public async Task<IBrowserContext> VisitAsync(string site, bool scripts = true, int width = 1280)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Address(site), JavaScriptEnabled = scripts, ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = 844 }, ColorScheme = ColorScheme.Light,
        });
        context.SetDefaultTimeout(10_000);
        return context;
    }

    /// <summary>The same with somebody signed in, without the way through the form.</summary>
    public async Task<IBrowserContext> SignInAsync(string user, string site, bool scripts = true)
    {
        var context = await VisitAsync(site, scripts);
        if (!sessions.TryGetValue($"{user} {site}", out var cookies)) sessions[$"{user} {site}"] = cookies = await CookiesAsync(user, site);
        await context.AddCookiesAsync(cookies);
        return context;
    }

    public static string EmailOf(string user, string site) => $"{user}@{(site == "admin" ? "platform" : site)}.test";

    private async Task<List<Cookie>> CookiesAsync(string user, string site)
    {
        using var visitor = await app.SignInAsync(EmailOf(user, site), site);
        return [.. visitor.Cookies.GetAllCookies().Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = Address(site) })];
    }

    private string Address(string site) => $"http://{(site.Length > 0 ? site + "." : "")}localhost:{app.Port}";

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PrepPlatform.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests run in a clone of the repository.");
    }
}

/// <summary>Makes the classes share the desk.</summary>
[CollectionDefinition(Name)]
public sealed class AtTheDesk : ICollectionFixture<Desk>
{
    public const string Name = "desk";
}
