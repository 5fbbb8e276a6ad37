using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using PrepPlatform.Evaluators.Schemas;
using PrepPlatform.Ui.Markup;

namespace PrepPlatform.Ui.Schemas;

/// <summary>A list: a row each, what matters in one line, the rest folded beneath.</summary>
internal static class SchemaRows
{
    public static TagBuilder Render(SchemaContext form, SchemaNode list, string key, string path, JsonElement? value, bool labelled)
    {
        var rows = value is { ValueKind: JsonValueKind.Array } known ? known.EnumerateArray().ToList() : [];
        for (var missing = (int)Math.Clamp(list.Least, 1, 20) - rows.Count; missing > 0; missing--) rows.Add(BlankRow(list));
        var name = form.Words[SchemaWords.Row(list, key)].Value;
        var items = Html.Tag("ol", "rows-list").Holding(rows.Select((row, i) => Row(form, list, name, $"{path}[{i}]", row, i, rows.Count)));
        var add = Html.Tag("button", "btn btn-quiet btn-sm rows-add", ("type", "submit"), ("name", form.EditName), ("value", $"add:{path}"), ("data-schema-edit", ""),
            ("autofocus", form.Autofocus(path))).Holding(Html.Icon("plus"), " ", form.Words["Add {0}", name.ToLower(CultureInfo.CurrentCulture)].Value);
        return Html.Tag("fieldset", form.IsWrong(path) ? "rows field-invalid" : "rows", ("id", form.IdOf(path)), ("tabindex", "-1")).Holding(
            Html.Tag("legend", labelled ? "form-label" : "visually-hidden").Holding(form.Words[SchemaWords.Title(list, key)].Value), form.Help(list, path), form.Error(path),
            items, rows.Count < list.Most ? add : null);
    }

    private static JsonElement BlankRow(SchemaNode list) =>
        JsonSerializer.SerializeToElement(SchemaBlank.Of(list.Items!, withRows: false) ?? JsonValue.Create(""));

    private static TagBuilder Row(SchemaContext form, SchemaNode list, string name, string path, JsonElement value, int index, int count)
    {
        var label = $"{name} {index + 1}";
        var item = Html.Tag("li", form.HasWrongInside(path) ? "row-item row-invalid" : "row-item", ("id", Html.When(list.Items!.Kind is SchemaKind.Fields, form.IdOf(path)))).Holding(
            Hidden(form.NameOf(path[..path.LastIndexOf('[')]) + ".index", index.ToString(CultureInfo.InvariantCulture)), Moves(form, path, label, index, count));
        item.Holding(list.Items!.Kind == SchemaKind.Fields ? Fields(form, list.Items, label, path, value) : Single(form, list.Items, label, path, value));
        return count <= list.Least ? item : item.Holding(Button(form, $"remove:{path}", "x", form.Words["Remove {0}", label], "row-remove", false));
    }

    private static TagBuilder Single(SchemaContext form, SchemaNode node, string label, string path, JsonElement value) => node.Kind == SchemaKind.List
        ? Html.Tag("div", "row-body").Holding(SchemaRows.Render(form, node, label, path, value, true))
        : Html.Tag("div", "row-body").Holding(Html.Tag("div", "row-line").Holding(
            Html.Tag("div", "row-cell row-cell-wide").Holding(SchemaInputs.Control(form, node, path, value, label, true), form.Error(path))));

    private static TagBuilder Fields(SchemaContext form, SchemaNode node, string label, string path, JsonElement value)
    {
        var (line, more, beneath) = (Html.Tag("div", "row-line"), new List<(SchemaNode, string, string, JsonElement?)>(), new List<IHtmlContent>());
        var (filled, wrong) = (false, false);
        var hasRequiredText = node.Properties.Any(p => IsText(p.Value) && node.Required.Contains(p.Key));
        foreach (var (key, child) in node.Properties)
        {
            var (at, own) = (SchemaContext.Inside(path, key), SchemaContext.Child(value, key, child));
            if (key == SchemaBlank.Id && child.Kind == SchemaKind.Text) line.Holding(Hidden(form.NameOf(at), SchemaContext.TextOf(own)));
            else if (child.Kind is SchemaKind.Fields or SchemaKind.List) beneath.Add(SchemaRowParts.Nested(form, child, key, at, own));
            else if (IsText(child) && hasRequiredText && !node.Required.Contains(key))
            {
                more.Add((child, key, at, own));
                (filled, wrong) = (filled || SchemaContext.TextOf(own).Length > 0, wrong || form.HasWrongInside(at));
            }
            else line.Holding(SchemaRowParts.Cell(form, child, key, at, own, label));
        }

        // A row without a text of its own is called by its number, and what it holds comes first.
        var named = node.Properties.Any(p => p.Key != SchemaBlank.Id && IsText(p.Value));
        var body = Html.Tag("div", "row-body");
        if (named) body.Holding(line, form.Error(path), beneath);
        else body.Holding(Html.Tag("p", "row-title", ("aria-hidden", "true")).Holding(label), beneath, line, form.Error(path));
        return body.Holding(more.Count == 0 ? null : SchemaRowParts.Fold(form, more, filled || wrong));
    }

    private static bool IsText(SchemaNode node) => node.Kind == SchemaKind.Text && node.Choices.Count == 0;

    private static TagBuilder Moves(SchemaContext form, string path, string label, int index, int count) => Html.Tag("span", "row-moves").Holding(
        Button(form, $"up:{path}", "chevron-up", form.Words["Move up: {0}", label], "row-move", index == 0),
        Button(form, $"down:{path}", "chevron-down", form.Words["Move down: {0}", label], "row-move", index == count - 1));

    private static TagBuilder Button(SchemaContext form, string value, string icon, string label, string css, bool disabled) =>
        Html.Tag("button", $"btn btn-quiet btn-icon btn-sm {css}", ("type", "submit"), ("name", form.EditName), ("value", value), ("data-schema-edit", ""), ("aria-label", label),
            ("disabled", Html.When(disabled, "disabled"))).Holding(Html.Icon(icon));

    private static TagBuilder Hidden(string name, string value) => Html.Tag("input", null, ("type", "hidden"), ("name", name), ("value", value));
}
