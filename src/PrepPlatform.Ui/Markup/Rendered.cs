using System.Collections.Concurrent;
using Microsoft.AspNetCore.Html;

namespace PrepPlatform.Ui.Markup;

/// <summary>
/// Texts that were rendered lately: hundreds read the same question at once, and nothing but the text decides what it becomes. Emptied when full, since
/// what is read now is soon there again.
/// </summary>
internal sealed class Rendered(Func<string, IHtmlContent> render)
{
    private const int Most = 4_000, LongestKept = 4_000;
    private readonly ConcurrentDictionary<string, IHtmlContent> kept = new(StringComparer.Ordinal);

    public IHtmlContent Of(string markdown)
    {
        if (kept.TryGetValue(markdown, out var known)) return known;
        var made = render(markdown);
        if (markdown.Length > LongestKept) return made;
        if (kept.Count >= Most) kept.Clear();
        kept[markdown] = made;
        return made;
    }
}
