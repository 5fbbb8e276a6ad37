namespace PrepPlatform.Tests.Browser;

/// <summary>The system's browser; Playwright brings only what drives it.</summary>
internal static class Chromium
{
    /// <summary>Milliseconds after which a test has failed: one that hangs must not take the suite with it.</summary>
    public const int Patience = 240_000;

    public const string WhyNot = "There is no Chromium: an administrator installs it with apt-get install chromium.";

    public static string? Path { get; } = new[]
    {
        Environment.GetEnvironmentVariable("PREP_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
    }.FirstOrDefault(File.Exists);
}

/// <summary>A fact that needs a browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => (Skip, Timeout) = (Chromium.Path is null ? Chromium.WhyNot : null, Chromium.Patience);
}

/// <summary>A theory that needs a browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => (Skip, Timeout) = (Chromium.Path is null ? Chromium.WhyNot : null, Chromium.Patience);
}
