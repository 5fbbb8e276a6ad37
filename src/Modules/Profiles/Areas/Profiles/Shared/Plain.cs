using System.Text.RegularExpressions;
using PrepPlatform.Kernel;

namespace PrepPlatform.Profiles.Areas.Profiles.Shared;

/// <summary>Cleans what people type.</summary>
internal static partial class Plain
{
    private static readonly char[] Between = [',', ';', '\n', '\r'];

    /// <summary>One line, without control characters, space only between words. Pairs (emoji, rare letters of names) and the joiners of Indic scripts stay.</summary>
    public static string Line(string? text) => Blank().Replace(text ?? "", " ").Trim();

    /// <summary>Several lines, at most one empty between two.</summary>
    public static string Lines(string? text) => Gap().Replace((text ?? "").ReplaceLineEndings("\n"), "\n\n").Trim();

    /// <summary>At most so many chars, the last a mark where something is cut; never half of a pair.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : $"{text.Cut(most - 1)}…";

    /// <summary>Names that were typed with commas or line ends between them; each once, as it was typed first.</summary>
    public static IReadOnlyList<string> Names(params IEnumerable<string?> texts) =>
        [.. texts.SelectMany(t => (t ?? "").Split(Between)).Select(Line).Where(t => t.Length > 0).DistinctBy(t => t.ToUpperInvariant())];

    /// <summary>An address that a link may lead to: http or https, a host, no user name in it.</summary>
    public static bool IsLink(string text) => Uri.TryCreate(text, UriKind.Absolute, out var to) && to is { Scheme: "http" or "https", Host.Length: > 0, UserInfo: "" };

    [GeneratedRegex(@"[\s\p{C}-[\p{Cs}\u200C\u200D]]+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\n\s*\n(\s*\n)+")]
    private static partial Regex Gap();
}
