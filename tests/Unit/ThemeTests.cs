using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using PrepPlatform.Tenancy.Themes;

namespace PrepPlatform.Tests.Unit;

/// <summary>Every colour pair that a page can show has the contrast WCAG 2.2 AA asks for, in every theme and mode.</summary>
public sealed partial class ThemeTests
{
    private static readonly string[] Grounds = ["surface", "raised", "sunken"], States = ["done", "warning", "danger", "info"];

    private static readonly (string Ink, string Ground, double Least)[] Pairs =
    [
        .. from ink in States.Concat(["text", "muted", "link"]) from ground in Grounds select (ink, ground, 4.5),
        .. from state in States from ink in new[] { state, "text" } select (ink, $"{state}-soft", 4.5),
        ("accent-contrast", "accent", 4.5), ("danger-contrast", "danger", 4.5), ("bar-text", "bar", 4.5), ("bar-muted", "bar", 4.5),
        ("line-strong", "surface", 3), ("line-strong", "raised", 3),
    ];

    public static TheoryData<string, string> Modes
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var theme in Directory.GetDirectories(Folder()))
                foreach (var mode in new[] { "light", "dark" }) data.Add(Path.GetFileName(theme), mode);
            return data;
        }
    }

    [Theory, MemberData(nameof(Modes))]
    public void Every_colour_can_be_read(string theme, string mode)
    {
        var colours = Colours(File.ReadAllText(Path.Combine(Folder(), theme, "tokens.css")), mode);
        Pairs.Where(p => Accent.Contrast(colours[p.Ink], colours[p.Ground]) < p.Least).ShouldBeEmpty();
    }

    [Fact]
    public void There_are_at_least_four_themes_and_no_two_share_their_type_and_accent()
    {
        var themes = Directory.GetDirectories(Folder()).Select(d => File.ReadAllText(Path.Combine(d, "tokens.css"))).ToList();
        themes.Count.ShouldBeGreaterThanOrEqualTo(4);
        themes.Select(t => Colours(t, "light")["accent"]).ShouldBeUnique();
        themes.Select(t => Fonts().Match(t).Value).ShouldBeUnique();
    }

    [Theory]
    [InlineData("#ffff00")]
    [InlineData("#ffffff")]
    [InlineData("#000000")]
    [InlineData("#b4451f")]
    [InlineData("#1d4ed8")]
    [InlineData("#7f7f7f")]
    public void A_tenants_own_accent_is_made_readable_on_every_theme(string accent)
    {
        var css = Accent.Css(accent);
        foreach (var mode in new[] { "light", "dark" })
        {
            var own = Colours(css, mode);
            Accent.Contrast(own["accent-contrast"], own["accent"]).ShouldBeGreaterThanOrEqualTo(4.5);
            foreach (var theme in Directory.GetDirectories(Folder()))
            {
                var colours = Colours(File.ReadAllText(Path.Combine(theme, "tokens.css")), mode);
                foreach (var ground in Grounds) Accent.Contrast(own["link"], colours[ground]).ShouldBeGreaterThanOrEqualTo(4.5, $"{theme} {mode} {ground}");
            }
        }
    }

    [Fact]
    public void Contrast_is_what_WCAG_defines()
    {
        Accent.Contrast("#000000", "#ffffff").ShouldBe(21, 0.001);
        Accent.Contrast("#777777", "#ffffff").ShouldBe(4.478, 0.001);
        Accent.Contrast("#123456", "#123456").ShouldBe(1, 0.001);
    }

    private static Dictionary<string, string> Colours(string css, string mode) => Block().Matches(css)
        .Where(b => b.Groups[1].Value.Contains($"[data-bs-theme=\"{mode}\"]", StringComparison.Ordinal))
        .SelectMany(b => Colour().Matches(b.Groups[2].Value)).ToDictionary(c => c.Groups[1].Value, c => c.Groups[2].Value);

    private static string Folder([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "themes"));

    [GeneratedRegex(@"([^{}]+)\{([^{}]*)\}")]
    private static partial Regex Block();

    [GeneratedRegex(@"--prep-([a-z-]+):\s*(#[0-9a-f]{6})")]
    private static partial Regex Colour();

    [GeneratedRegex(@"--prep-font-body:[^;]+;\s*--prep-font-heading:[^;]+;")]
    private static partial Regex Fonts();
}
