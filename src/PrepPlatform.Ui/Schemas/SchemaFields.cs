using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using PrepPlatform.Evaluators.Schemas;
using PrepPlatform.Ui.Markup;

namespace PrepPlatform.Ui.Schemas;

/// <summary>An object's fields: long ones one below the other, short neighbours in a line, optional empty ones folded away.</summary>
internal static class SchemaFields
{
    public static IHtmlContent Render(SchemaContext form, SchemaNode node, string path, JsonElement? value)
    {
        var content = new HtmlContentBuilder();
        var line = new List<IHtmlContent>();
        foreach (var (key, child) in node.Properties)
        {
            var (at, own) = (SchemaContext.Inside(path, key), SchemaContext.Child(value, key, child));
            if (SchemaInputs.IsShort(child))
            {
                line.Add(SchemaInputs.Field(form, child, key, at, own, node.Required.Contains(key)));
                continue;
            }

            Flush(content, line);
            content.AppendHtml(Long(form, child, key, at, own, node.Required.Contains(key)));
        }

        Flush(content, line);
        if (node.Others is { } others) content.AppendHtml(SchemaMap.Render(form, node, others, path, value));
        return content;
    }

    private static void Flush(HtmlContentBuilder content, List<IHtmlContent> line)
    {
        if (line.Count > 0) content.AppendHtml(Html.Tag("div", "schema-line").Holding(line.ToArray()));
        line.Clear();
    }

    private static IHtmlContent Long(SchemaContext form, SchemaNode node, string key, string path, JsonElement? value, bool required)
    {
        var title = form.Words[SchemaWords.Title(node, key)].Value;
        if (required) return Whole(form, node, key, path, value, title, true);
        var filled = value is { } known && !SchemaBlank.IsBlank(node, JsonNode.Parse(known.GetRawText()));
        return Html.Tag("details", "fold", ("open", Html.When(filled || form.HasWrongInside(path), "open"))).Holding(
            Html.Tag("summary").Holding(Html.Icon("chevron-right"), title, " ", form.Optional()),
            Html.Tag("div", "fold-body").Holding(Whole(form, node, key, path, value, title, false)));
    }

    private static IHtmlContent Whole(SchemaContext form, SchemaNode node, string key, string path, JsonElement? value, string title, bool labelled) => node.Kind switch
    {
        SchemaKind.List when SchemaLines.Fits(node) => SchemaLines.Render(form, node, key, path, value, labelled),
        SchemaKind.List => SchemaRows.Render(form, node, key, path, value, labelled),
        SchemaKind.Fields => Html.Tag("fieldset", "schema-part", ("id", form.IdOf(path)), ("tabindex", "-1")).Holding(
            Html.Tag("legend", labelled ? "form-label" : "visually-hidden").Holding(title), form.Help(node, path), form.Error(path), Render(form, node, path, value)),
        _ => SchemaInputs.Field(form, node, key, path, value, true, labelled),
    };
}
