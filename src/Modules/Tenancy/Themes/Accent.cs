using System.Globalization;

namespace PrepPlatform.Tenancy.Themes;

/// <summary>
/// Makes a tenant's own colour readable: darker on light pages, lighter on dark ones, until text in it and text on it reach the contrast
/// that WCAG 2.2 asks for (relative luminance and contrast ratio as defined there).
/// </summary>
internal static class Accent
{
    private const double OnLightPage = 5.5, OnDarkPage = 7.5, Step = 0.04;
    private static readonly Rgb White = new(1, 1, 1), Ink = new(0.04, 0.05, 0.08);

    private readonly record struct Rgb(double R, double G, double B)
    {
        public double Luminance => 0.2126 * Linear(R) + 0.7152 * Linear(G) + 0.0722 * Linear(B);
        public Rgb Towards(Rgb other, double part) => new(R + (other.R - R) * part, G + (other.G - G) * part, B + (other.B - B) * part);
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Byte(R):x2}{Byte(G):x2}{Byte(B):x2}");
        private static int Byte(double channel) => (int)Math.Round(channel * 255);
        private static double Linear(double c) => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }

    /// <summary>The style rules that put <paramref name="hex"/> (<c>#rrggbb</c>) over a theme's accent.</summary>
    public static string Css(string hex)
    {
        var light = Until(Parse(hex), Ink, c => Contrast(c, White) >= OnLightPage);
        var dark = Until(Parse(hex), White, c => Contrast(c, Ink) >= OnDarkPage);
        return $":root,[data-bs-theme=\"light\"]{{{Tokens(light, White)}}}\n[data-bs-theme=\"dark\"]{{{Tokens(dark, Ink)}}}\n";
    }

    /// <summary>The WCAG contrast ratio of two colours given as <c>#rrggbb</c>: 1 to 21.</summary>
    public static double Contrast(string one, string other) => Contrast(Parse(one), Parse(other));

    private static string Tokens(Rgb accent, Rgb on) => $"--prep-accent:{accent};--prep-accent-contrast:{on};--prep-link:{accent}";

    private static Rgb Until(Rgb colour, Rgb target, Func<Rgb, bool> enough)
    {
        for (var part = 0d; part < 1; part += Step)
            if (enough(colour.Towards(target, part))) return colour.Towards(target, part);
        return target;
    }

    private static double Contrast(Rgb a, Rgb b) =>
        (Math.Max(a.Luminance, b.Luminance) + 0.05) / (Math.Min(a.Luminance, b.Luminance) + 0.05);

    private static Rgb Parse(string hex)
    {
        var value = int.Parse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new((value >> 16) / 255d, (value >> 8 & 255) / 255d, (value & 255) / 255d);
    }
}
