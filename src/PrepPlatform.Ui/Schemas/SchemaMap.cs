using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Rendering;
using PrepPlatform.Evaluators.Schemas;
using PrepPlatform.Ui.Markup;

namespace PrepPlatform.Ui.Schemas;

/// <summary>Values under names of the writer's own: a row each, and one empty one to go on with.</summary>
internal static class SchemaMap
{
    public static TagBuilder Render(SchemaContext form, SchemaNode node, SchemaNode values, string path, JsonElement? value)
    {
        var known = value is { ValueKind: JsonValueKind.Object } fields
            ? fields.EnumerateObject().Where(p => node.Properties.All(n => n.Key != p.Name)).Select(p => (Key: p.Name, Value: (JsonElement?)p.Value)).ToList()
            : [];
        known.Add(("", null));
        return Html.Tag("fieldset", "rows").Holding(Html.Tag("legend", "visually-hidden").Holding(form.Words["Named values"].Value),
            Html.Tag("ol", "rows-list").Holding(known.Select((entry, i) => Row(form, values, SchemaContext.Inside(path, $"other[{i}]"), SchemaContext.Inside(path, "other.index"), entry.Key, entry.Value, i))));
    }

    private static TagBuilder Row(SchemaContext form, SchemaNode values, string path, string index, string key, JsonElement? value, int at) => Html.Tag("li", "row-item").Holding(
        Html.Tag("input", null, ("type", "hidden"), ("name", form.NameOf(index)), ("value", at.ToString(CultureInfo.InvariantCulture))),
        Html.Tag("div", "row-body").Holding(Html.Tag("div", "row-line").Holding(
            Html.Tag("div", "row-cell").Holding(Html.Tag("input", "form-control input-sm", ("name", form.NameOf($"{path}.key")), ("value", key), ("maxlength", "40"),
                ("aria-label", form.Words["Name {0}", at + 1]), ("autocomplete", "off"))),
            Html.Tag("div", "row-cell row-cell-wide").Holding(SchemaInputs.Control(form, values, $"{path}.value", value, form.Words["Value {0}", at + 1], true)))));
}
