using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Primitives;

namespace PrepPlatform.Tests.Unit.Components;

/// <summary>A tag helper's output, read and submitted as a browser does.</summary>
internal static class Rendered
{
    public static IHtmlDocument Html(this TagHelper helper)
    {
        var output = new TagHelperOutput("x", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(new TagHelperContext([], new Dictionary<object, object>(), "1"), output);
        return output.Html();
    }

    public static IHtmlDocument Html(this IHtmlContent content)
    {
        using var to = new StringWriter();
        content.WriteTo(to, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument($"<!doctype html><form>{to}</form>");
    }

    /// <summary>What the browser posts: successful controls, and the button that was pressed.</summary>
    public static FormCollection Post(this IHtmlDocument page, IElement? pressed = null)
    {
        var posted = new Dictionary<string, List<string>>();
        foreach (var control in page.QuerySelectorAll("input, textarea, select, button").Where(c => c.HasAttribute("name") && !c.HasAttribute("disabled")))
            if (ValueOf(control, pressed) is { } value)
            {
                if (!posted.TryGetValue(control.GetAttribute("name")!, out var values)) posted[control.GetAttribute("name")!] = values = [];
                values.Add(value);
            }

        return new FormCollection(posted.ToDictionary(p => p.Key, p => new StringValues([.. p.Value])));
    }

    private static string? ValueOf(IElement control, IElement? pressed) => control switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? box.Value : null,
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement text => text.Value.ReplaceLineEndings("\r\n"),
        IHtmlSelectElement select => select.Value,
        _ => control == pressed ? control.GetAttribute("value") : null,
    };
}
