using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PrepPlatform.Ui.Markup;

/// <summary><c>&lt;markdown text="@question.Prompt" /&gt;</c>, with <c>inline="true"</c> where it stands in a line or a label.</summary>
[HtmlTargetElement("markdown", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MarkdownTagHelper : TagHelper
{
    /// <summary>Markdown with TeX, by anybody.</summary>
    public string? Text { get; set; } = "";

    /// <summary>Whether it stands in a line.</summary>
    public bool Inline { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Inline ? "span" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Inline ? "prose-line" : "prose");
        output.Content.SetHtmlContent(Inline ? MarkdownText.ToInlineHtml(Text ?? "") : MarkdownText.ToHtml(Text ?? ""));
    }
}
