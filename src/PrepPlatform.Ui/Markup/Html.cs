using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace PrepPlatform.Ui.Markup;

/// <summary>Elements in few words, for tag helpers. Texts are encoded, content is not.</summary>
internal static class Html
{
    public static TagBuilder Tag(string name, string? css = null, params (string Name, string? Value)[] attributes)
    {
        var tag = new TagBuilder(name);
        if (css is not null) tag.Attributes["class"] = css;
        foreach (var (key, value) in attributes)
            if (value is not null) tag.Attributes[key] = value;
        if (name is "input" or "br") tag.TagRenderMode = TagRenderMode.SelfClosing;
        return tag;
    }

    /// <summary>Puts children in: texts, content, or sequences of content; null is left out.</summary>
    public static TagBuilder Holding(this TagBuilder tag, params ReadOnlySpan<object?> children)
    {
        foreach (var child in children)
            switch (child)
            {
                case null: break;
                case IHtmlContent content: tag.InnerHtml.AppendHtml(content); break;
                case IEnumerable<IHtmlContent> several:
                    foreach (var each in several) tag.InnerHtml.AppendHtml(each);
                    break;
                default: tag.InnerHtml.Append(child.ToString()!); break;
            }

        return tag;
    }

    /// <summary>One after the other; null is left out.</summary>
    public static IHtmlContent All(params ReadOnlySpan<IHtmlContent?> parts)
    {
        var all = new HtmlContentBuilder();
        foreach (var part in parts)
            if (part is not null) all.AppendHtml(part);
        return all;
    }

    public static IHtmlContent Icon(string name) => new HtmlString($"<svg class=\"icon\" aria-hidden=\"true\"><use href=\"/lib/icons.svg#{name}\"></use></svg>");

    /// <summary>Words for those who do not see the page.</summary>
    public static TagBuilder Unseen(string text) => Tag("span", "visually-hidden").Holding(text);

    /// <summary>As <c>error-summary</c> makes the ids that it links to.</summary>
    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    /// <summary>The value where the condition holds: for attributes that are there or not.</summary>
    public static string? When(bool condition, string value) => condition ? value : null;
}
