using Markdig;
using Microsoft.AspNetCore.Html;

namespace PrepPlatform.Ui.Markup;

/// <summary>
/// Markdown that anybody may have written, as HTML that can do no harm: no HTML of the writer's, no images, links that lead out marked as such,
/// headings below the page's own. TeX between <c>$</c> or <c>$$</c> stays as it was typed, marked for the browser to set.
/// </summary>
public static class MarkdownText
{
    /// <summary>What is longer, in UTF-16 units, is shown as it was typed.</summary>
    public const int Longest = 32 * 1024;

    /// <summary>Reading takes time in the square of these signs; nobody's question has as many.</summary>
    private const int MostMarks = 4000, Deepest = 24;

    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("*_~[]!`$<|");

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder { MaximumNestingDepth = Deepest }
        .UsePipeTables().UseAutoLinks().UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .Use<PlainMath>().DisableHtml().Build();

    private static readonly Rendered Whole = new(text => Render(text, new SafeHtml())), InLine = new(text => Render(text, new SafeHtml { Unwraps = true }));

    /// <summary>A text of several paragraphs.</summary>
    public static IHtmlContent ToHtml(string markdown) => Whole.Of(markdown);

    /// <summary>What stands in a line: a single paragraph goes without its frame.</summary>
    public static IHtmlContent ToInlineHtml(string markdown) => InLine.Of(markdown);

    /// <summary>The words alone, for places that take no HTML: choices of a list, labels.</summary>
    public static string ToPlain(string markdown) => Convert(markdown) is { } html ? SafeHtml.Words(html) : markdown;

    /// <summary>Whether its words alone would lose what it says: it holds TeX, code, a table or a list.</summary>
    internal static bool IsRich(string markdown) => markdown.AsSpan().IndexOfAny("$`|\n") >= 0;

    internal static IHtmlContent Render(string markdown, SafeHtml safe)
    {
        if (Convert(markdown) is { } html) return new HtmlString(safe.Clean(html));
        return Html.Tag("div", "as-typed").Holding(markdown);
    }

    /// <summary>Null where it is so long, so deep or so full of marks that only mischief explains it.</summary>
    private static string? Convert(string markdown)
    {
        if (markdown.Length > Longest || CountMarks(markdown) > MostMarks) return null;
        try
        {
            return Markdown.ToHtml(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static int CountMarks(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var at = text.IndexOfAny(Marks); at >= 0; at = text.IndexOfAny(Marks))
        {
            count++;
            text = text[(at + 1)..];
        }

        return count;
    }
}
