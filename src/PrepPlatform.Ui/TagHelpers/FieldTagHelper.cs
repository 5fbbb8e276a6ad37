using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PrepPlatform.Ui.TagHelpers;

/// <summary>
/// <c>&lt;field for="Email" label="E-mail" type="email" help="…" /&gt;</c>: label, control, error and help, tied together for everyone.
/// <c>items</c> makes it a list to choose from, <c>rows</c> a box of several lines, <c>type="password"</c> offers to show what is typed.
/// </summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper(IHtmlGenerator html, IStringLocalizer words) : TagHelper
{
    /// <summary>The model's property.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>English, translated here.</summary>
    public string Label { get; set; } = "";

    /// <summary>What to know before typing; English, translated here.</summary>
    public string? Help { get; set; }

    /// <summary>The input's type.</summary>
    public string Type { get; set; } = "text";

    /// <summary>Whether it may stay empty, which the label then says.</summary>
    public bool Optional { get; set; }

    /// <summary>More than 0: a box of so many lines.</summary>
    public int Rows { get; set; }

    /// <summary>Not null: a list to choose from.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>A further class: <c>input-sm</c>, <c>input-md</c>.</summary>
    public string? Width { get; set; }

    /// <summary>The page that is rendered.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    private string Id => TagBuilder.CreateSanitizedId(Name, "_");
    private string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var error = ViewContext.ModelState.TryGetValue(Name, out var state) && state.Errors.Count > 0 ? state.Errors[0].ErrorMessage : null;
        var passed = output.Attributes.ToDictionary(a => a.Name, a => a.Value is HtmlString text ? text.Value : a.Value);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", error is null ? "field" : "field field-invalid");
        output.Content.AppendHtml(MakeLabel());
        output.Content.AppendHtml(WithShow(MakeControl(passed, error)));
        if (error is not null) output.Content.AppendHtml(Note("form-error", "error", words[error], "octagon-alert"));
        if (Help is not null) output.Content.AppendHtml(Note("form-help", "help", words[Help], null));
    }

    private TagBuilder MakeLabel()
    {
        var label = new TagBuilder("label") { Attributes = { ["class"] = "form-label", ["for"] = Id } };
        label.InnerHtml.Append(words[Label]);
        if (!Optional) return label;
        var optional = new TagBuilder("span") { Attributes = { ["class"] = "optional" } };
        optional.InnerHtml.Append(words["optional"]);
        label.InnerHtml.Append(" ").AppendHtml(optional);
        return label;
    }

    private TagBuilder MakeControl(Dictionary<string, object?> passed, string? error)
    {
        passed["class"] = $"{(Items is null ? "form-control" : "form-select")} {Width}".TrimEnd();
        if (error is not null) passed["aria-invalid"] = "true";
        var described = string.Join(' ', new[] { error is null ? null : $"{Id}-error", Help is null ? null : $"{Id}-help" }.OfType<string>());
        if (described.Length > 0) passed["aria-describedby"] = described;
        if (Items is not null) return html.GenerateSelect(ViewContext, For.ModelExplorer, null, For.Name, Items, false, passed);
        if (Rows > 0) return html.GenerateTextArea(ViewContext, For.ModelExplorer, For.Name, Rows, 0, passed);
        passed["type"] = Type;
        return Type == "password"
            ? html.GeneratePassword(ViewContext, For.ModelExplorer, For.Name, null, passed)
            : html.GenerateTextBox(ViewContext, For.ModelExplorer, For.Name, Convert.ToString(For.Model, CultureInfo.InvariantCulture), null, passed);
    }

    private TagBuilder WithShow(TagBuilder control)
    {
        if (Type != "password") return control;
        var group = new TagBuilder("div") { Attributes = { ["class"] = "input-group" } };
        var show = new TagBuilder("button")
        {
            Attributes = { ["class"] = "btn btn-secondary", ["type"] = "button", ["hidden"] = "hidden", ["data-show-password"] = $"#{Id}" },
        };
        show.InnerHtml.Append(words["Show"]);
        group.InnerHtml.AppendHtml(control).AppendHtml(show);
        return group;
    }

    private TagBuilder Note(string kind, string part, string text, string? icon)
    {
        var note = new TagBuilder("p") { Attributes = { ["class"] = kind, ["id"] = $"{Id}-{part}" } };
        if (icon is not null)
            note.InnerHtml.AppendHtml($"<svg class=\"icon\" aria-hidden=\"true\"><use href=\"/lib/icons.svg#{icon}\"/></svg> ");
        note.InnerHtml.Append(text);
        return note;
    }
}
