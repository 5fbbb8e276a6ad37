using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PrepPlatform.Ui.TagHelpers;

/// <summary><c>&lt;sparkline values="days" label="…" /&gt;</c>: a row of small columns; its label says the numbers.</summary>
[HtmlTargetElement("sparkline", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SparklineTagHelper : TagHelper
{
    private const int Column = 6, Gap = 2, Height = 24;

    /// <summary>From the oldest to the newest, none negative.</summary>
    public IReadOnlyList<int> Values { get; set; } = [];

    /// <summary>The numbers in words.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var most = Math.Max(1, Values.DefaultIfEmpty().Max());
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "sparkline");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Attributes.SetAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Values.Count * (Column + Gap) - Gap} {Height}"));
        foreach (var (value, i) in Values.Select((v, i) => (v, i)))
        {
            var height = Math.Max(1d, value * (double)Height / most);
            output.Content.AppendHtml(string.Create(CultureInfo.InvariantCulture,
                $"<rect x=\"{i * (Column + Gap)}\" y=\"{Height - height:0.#}\" width=\"{Column}\" height=\"{height:0.#}\" rx=\"1\"/>"));
        }
    }
}
