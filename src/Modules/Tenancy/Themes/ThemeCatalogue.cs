using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HandlebarsDotNet;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Hosting;
using PrepPlatform.Ui.Theming;

namespace PrepPlatform.Tenancy.Themes;

/// <summary>The themes of <c>themes/</c>, read once at start. A broken one stops the start with its name.</summary>
internal sealed class ThemeCatalogue : IThemes
{
    private sealed record Settings(string Id, string Name, string Mode);
    private sealed record Loaded(Theme Theme, string Css, HandlebarsTemplate<object, object> Landing);

    private sealed record Sheet(string Css, string Version);

    private readonly Dictionary<string, Loaded> themes;
    private readonly ConcurrentDictionary<(string Theme, string? Accent), Sheet> sheets = new();

    public ThemeCatalogue(HostSettings settings) =>
        themes = Directory.GetDirectories(Path.Combine(settings.Root, "themes")).Select(Load).ToDictionary(t => t.Theme.Id);

    public IReadOnlyCollection<Theme> All => [.. themes.Values.Select(t => t.Theme)];

    public Theme For(TenantInfo? tenant) => Find(tenant).Theme;

    public string Css(TenantInfo? tenant) => SheetOf(tenant).Css;

    public string Version(TenantInfo? tenant) => SheetOf(tenant).Version;

    /// <summary>The body of a tenant's front page. Templates see text and lists only, never an object of ours.</summary>
    public string Landing(TenantInfo tenant, IReadOnlyDictionary<string, object> data) => Find(tenant).Landing(data);

    /// <summary>Every page asks for the version, so a look's sheet is put together once.</summary>
    private Sheet SheetOf(TenantInfo? tenant) => sheets.GetOrAdd((Find(tenant).Theme.Id, tenant?.Accent), static (look, themes) =>
    {
        var css = themes[look.Theme].Css + (look.Accent is { } accent ? Accent.Css(accent) : "");
        return new Sheet(css, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(css)).AsSpan(0, 6)));
    }, themes);

    private Loaded Find(TenantInfo? tenant) => themes.GetValueOrDefault(tenant?.Theme ?? "default") ?? themes["default"];

    private static Loaded Load(string folder)
    {
        try
        {
            var settings = JsonSerializer.Deserialize<Settings>(File.ReadAllText(Path.Combine(folder, "theme.json")), JsonSerializerOptions.Web)!;
            if (settings.Id != Path.GetFileName(folder)) throw new FormatException("its id must be its folder's name");
            var template = File.ReadAllText(Path.Combine(folder, "landing.hbs"));
            if (template.Contains("{{{", StringComparison.Ordinal)) throw new FormatException("landing.hbs must not use triple braces");
            return new Loaded(
                new Theme(settings.Id, settings.Name, settings.Mode),
                File.ReadAllText(Path.Combine(folder, "tokens.css")) + File.ReadAllText(Path.Combine(folder, "landing.css")),
                Handlebars.Create().Compile(template));
        }
        catch (Exception e) when (e is IOException or JsonException or FormatException or HandlebarsException)
        {
            throw new StartException($"The theme in themes/{Path.GetFileName(folder)} cannot be used: {e.Message}");
        }
    }
}
