using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using PrepPlatform.Evaluators.Schemas;
using PrepPlatform.Ui.Markup;

namespace PrepPlatform.Ui.Schemas;

/// <summary>What a row of a list is made of.</summary>
internal static class SchemaRowParts
{
    /// <summary>A value in the row's line. Its label is seen in the first row; all others have it for screen readers.</summary>
    public static TagBuilder Cell(SchemaContext form, SchemaNode node, string key, string path, JsonElement? value, string row)
    {
        var title = form.Words[SchemaWords.Title(node, key)].Value;
        if (node.Kind == SchemaKind.YesNo)
            return Html.Tag("div", "row-cell row-cell-toggle").Holding(
                Html.Tag("label", "row-toggle").Holding(SchemaInputs.Checkbox(form, path, value, null), Html.Icon("check"), Html.Tag("span").Holding(title), Html.Unseen(row)), form.Error(path));
        var wide = node.Kind == SchemaKind.Text && node.Choices.Count == 0;
        return Html.Tag("div", wide ? "row-cell row-cell-wide" : "row-cell").Holding(
            Html.Tag("span", "row-label", ("aria-hidden", "true")).Holding(title), SchemaInputs.Control(form, node, path, value, $"{row}: {title}", true), form.Error(path));
    }

    public static IHtmlContent Nested(SchemaContext form, SchemaNode node, string key, string path, JsonElement? value) => SchemaLines.Fits(node) ? SchemaLines.Render(form, node, key, path, value, true)
        : node.Kind == SchemaKind.List ? SchemaRows.Render(form, node, key, path, value, true)
        : Html.Tag("fieldset", "schema-part").Holding(Html.Tag("legend", "form-label").Holding(form.Words[SchemaWords.Title(node, key)].Value), SchemaFields.Render(form, node, path, value));

    /// <summary>What few rows need: one press away, open where it holds something. A single field is named by what one presses.</summary>
    public static TagBuilder Fold(SchemaContext form, IReadOnlyList<(SchemaNode Node, string Key, string Path, JsonElement? Value)> fields, bool open) =>
        Html.Tag("details", "fold row-more", ("open", Html.When(open, "open"))).Holding(
            Html.Tag("summary").Holding(Html.Icon("chevron-right"), string.Join(", ", fields.Select(f => form.Words[SchemaWords.Title(f.Node, f.Key)].Value))),
            Html.Tag("div", "fold-body").Holding(fields.Select(f => SchemaInputs.Field(form, f.Node, f.Key, f.Path, f.Value, true, labelled: fields.Count > 1, compact: true))));
}
