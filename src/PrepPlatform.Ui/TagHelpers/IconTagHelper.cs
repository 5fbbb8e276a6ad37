using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PrepPlatform.Ui.TagHelpers;

/// <summary><c>&lt;icon name="users" /&gt;</c>: a picture from the sprite, silent for screen readers, so a word stands beside it.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    /// <summary>A name in <c>icons.txt</c>.</summary>
    public string Name { get; set; } = "";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"/lib/icons.svg#{System.Net.WebUtility.HtmlEncode(Name)}\"/>");
    }
}
