using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace PrepPlatform.Ui.Markup;

/// <summary>
/// Writes anew what is allowed of some HTML: elements and attributes that are named here, and texts, encoded. Nothing is copied, so what a
/// browser would read otherwise than the parser does has no way through.
/// </summary>
internal sealed class SafeHtml
{
    private const int Deepest = 100;

    private static readonly HashSet<string> Plain = ["p", "br", "hr", "strong", "em", "del", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr"];
    private static readonly HashSet<string> Gone = ["script", "style", "template", "noscript", "iframe", "object", "svg", "math", "title", "textarea", "select"];
    private static readonly Dictionary<string, string> Headings = new() { ["h1"] = "h3", ["h2"] = "h4", ["h3"] = "h5", ["h4"] = "h6", ["h5"] = "h6", ["h6"] = "h6" };

    private readonly StringBuilder to = new();

    /// <summary>Leaves the frame of a single paragraph away.</summary>
    public bool Unwraps { get; init; }

    /// <summary>Writes a text node in its own way (encoded HTML); null: as it is.</summary>
    public Func<string, string?>? Text { get; init; }

    public string Clean(string html)
    {
        var body = Parse(html);
        if (Unwraps && body.Children is [{ LocalName: "p" } only]) Inside(only, 0);
        else Inside(body, 0);
        return to.ToString().TrimEnd('\n');
    }

    public static string Words(string html) => string.Join(' ', Parse(html).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IElement Parse(string html) => new HtmlParser().ParseDocument($"<!doctype html><body>{html}").Body!;

    private void Inside(INode parent, int depth)
    {
        if (depth > Deepest) return;
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText text) to.Append(Text?.Invoke(text.Data) ?? WebUtility.HtmlEncode(text.Data));
            else if (node is IElement element && !Gone.Contains(element.LocalName)) Write(element, depth + 1);
        }
    }

    private void Write(IElement element, int depth)
    {
        var name = element.LocalName;
        if (name is "br" or "hr") to.Append('<').Append(name).Append('>');
        else if (Plain.Contains(name)) Wrap(name, Start(element), element, depth);
        else if (Headings.TryGetValue(name, out var lower)) Wrap(lower, "", element, depth);
        else if (name is "th" or "td") Wrap(name, Alignment(element), element, depth);
        else if (name == "pre") Wrap(name, " class=\"code\" tabindex=\"0\"", element, depth);
        else if (name == "code") Wrap(name, Language(element), element, depth);
        else if (name is "span" or "div" && element.ClassList.Contains("math")) Math(name, element);
        else if (name == "a" && Address(element) is { } address) Wrap(name, Link(address), element, depth);
        else if (name == "img") to.Append(WebUtility.HtmlEncode(element.GetAttribute("alt") ?? ""));
        else Inside(element, depth);
    }

    private void Math(string name, IElement element) => to.Append('<').Append(name)
        .Append(element.ClassList.Contains("math-display") ? " class=\"math math-display\">" : " class=\"math\">")
        .Append(WebUtility.HtmlEncode(element.TextContent)).Append("</").Append(name).Append('>');

    private void Wrap(string name, string attributes, IElement element, int depth)
    {
        if (name == "table") to.Append("<div class=\"table-scroll\" tabindex=\"0\">");
        to.Append('<').Append(name).Append(attributes).Append('>');
        Inside(element, depth);
        to.Append("</").Append(name).Append('>');
        if (name == "table") to.Append("</div>");
    }

    private static string Start(IElement list) =>
        list.LocalName == "ol" && int.TryParse(list.GetAttribute("start"), out var first) && first is > 1 and < 100_000 ? $" start=\"{first}\"" : "";

    private static string Alignment(IElement cell) => cell.GetAttribute("style") switch
    {
        "text-align: right;" => " class=\"text-end\"",
        "text-align: center;" => " class=\"text-center\"",
        _ => "",
    };

    private static string Language(IElement code) => code.ClassList.FirstOrDefault(c => c.StartsWith("language-", StringComparison.Ordinal)) is { Length: <= 30 } language
        && language.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '+' or '#') ? $" class=\"{language}\"" : "";

    /// <summary>To a page of this site, another site, or a mailbox; null: it stays text.</summary>
    private static string? Address(IElement link)
    {
        var address = link.GetAttribute("href")?.Trim() ?? "";
        if (address.Any(char.IsControl) || address.Contains('\\', StringComparison.Ordinal)) return null;
        if (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal)) return address;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" ? address : null;
    }

    private static string Link(string address) =>
        $" href=\"{WebUtility.HtmlEncode(address)}\" rel=\"nofollow noopener\"{(address.StartsWith('/') ? "" : " target=\"_blank\"")}";
}
