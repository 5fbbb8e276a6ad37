using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Schemas;
using PrepPlatform.Ui.Answers;
using PrepPlatform.Ui.Markup;

namespace PrepPlatform.Ui.Schemas;

/// <summary>
/// <c>&lt;schema-form schema="@schema" value="@json" prefix="Definition" errors="@problems" focus="@edit?.Focus" /&gt;</c> inside a form: fields for what the schema
/// describes. <see cref="SchemaForm"/> reads what it posts; a press of its row buttons posts <c>PREFIX.edit</c> and asks for the same form again.
/// </summary>
[HtmlTargetElement("schema-form", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SchemaFormTagHelper(IStringLocalizer words) : TagHelper
{
    /// <summary>What is asked for: an object.</summary>
    public required JsonSchema Schema { get; set; }

    /// <summary>What it holds, fitting or not; null: a new one.</summary>
    public JsonElement? Value { get; set; }

    /// <summary>Prefix of the names that it posts.</summary>
    public string Prefix { get; set; } = "Definition";

    /// <summary>What does not fit, shown at the fields.</summary>
    public IReadOnlyList<DefinitionProblem>? Errors { get; set; }

    /// <summary>The path of the row that is to have the focus, after an edit.</summary>
    public string? Focus { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Render(Schema, Value, Prefix, Errors ?? [], Focus, words));
    }

    internal static IHtmlContent Render(
        JsonSchema schema, JsonElement? value, string prefix, IReadOnlyList<DefinitionProblem> errors, string? focus, IStringLocalizer words)
    {
        var form = new SchemaContext(prefix, errors, focus, words);
        return Html.Tag("div", "schema-form", ("id", $"{Html.IdOf(prefix)}-fields"), ("data-schema-form", "")).Holding(
            Buttons.Default(), form.Error(""), SchemaFields.Render(form, schema.Root, "", value ?? SchemaForm.Blank(schema)));
    }
}
