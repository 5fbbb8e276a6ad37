using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PrepPlatform.Ui.TagHelpers;

/// <summary>Puts the request token into every <c>&lt;form method="post"&gt;</c>; the framework leaves it out where the form has a plain <c>action</c>.</summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class PostFormTagHelper(IHtmlGenerator html) : TagHelper
{
    /// <summary>After the framework's own form helper (-1000), before the one that closes the form's context (-900), so that no form has two.</summary>
    public override int Order => -950;

    /// <summary>The page that is rendered.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (html.GenerateAntiforgery(ViewContext) is { } token) output.PostContent.AppendHtml(token);
    }
}
