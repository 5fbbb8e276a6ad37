using System.Text.RegularExpressions;
using PrepPlatform.Evaluators;

namespace PrepPlatform.Ui.Components;

/// <summary>What to read next: the links in the reasons of what was not earned in full.</summary>
internal static partial class ReadingLinks
{
    private const int Most = 8;

    /// <summary>As Markdown links, each address once.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<Criterion> criteria) =>
        [.. criteria.Where(c => c.Points < c.Max || c is { Points: 0, Max: 0 }).SelectMany(c => Link().Matches(c.Reason)).DistinctBy(m => m.Groups["url"].Value).Take(Most).Select(m => m.Value)];

    // A title may have brackets behind backslashes; an address in angle brackets may have round ones.
    [GeneratedRegex(@"\[(?:\\.|[^\[\]\\\n]){1,200}\]\((?:<(?<url>(?:https?://|/)[^<>\s]{1,2000})>|(?<url>(?:https?://|/)[^()<>\s]{1,500}))\)")]
    private static partial Regex Link();
}
