using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PrepPlatform.Ui.TagHelpers;

/// <summary><c>&lt;error-summary /&gt;</c> at the top of a form: what to correct, each with a link to its field; nothing when all is well.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(IStringLocalizer words) : TagHelper
{
    /// <summary>The page that is rendered.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var fields = ViewContext.ViewData.ModelMetadata.Properties.Select(p => p.PropertyName).ToList();
        var errors = ViewContext.ModelState
            .OrderBy(f => fields.IndexOf(f.Key)) // As they stand in the form.
            .SelectMany(f => f.Value!.Errors.Take(f.Key.Length > 0 ? 1 : int.MaxValue).Select(e => (Field: f.Key, Text: e.ErrorMessage))).ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        var heading = new TagBuilder("h2");
        heading.InnerHtml.Append(errors.Count == 1 ? words["One thing to correct"] : words["{0} things to correct", errors.Count]);
        var list = new TagBuilder("ul");
        foreach (var (field, text) in errors) list.InnerHtml.AppendHtml(Row(field, words[text]));
        output.Content.AppendHtml(heading).AppendHtml(list);
    }

    private static TagBuilder Row(string field, string text)
    {
        var row = new TagBuilder("li");
        if (field.Length == 0)
        {
            row.InnerHtml.Append(text);
            return row;
        }

        var link = new TagBuilder("a") { Attributes = { ["href"] = $"#{TagBuilder.CreateSanitizedId(field, "_")}" } };
        link.InnerHtml.Append(text);
        row.InnerHtml.AppendHtml(link);
        return row;
    }
}
