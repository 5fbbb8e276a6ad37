using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using PrepPlatform.Evaluators.Schemas;
using PrepPlatform.Ui.Markup;

namespace PrepPlatform.Ui.Schemas;

/// <summary>One value: its label, its control, what is wrong with it.</summary>
internal static class SchemaInputs
{
    private const int ShortText = 60, FewChoices = 3, ShortLine = 40;

    /// <summary>Whether it may share a line with its neighbours.</summary>
    public static bool IsShort(SchemaNode node) => node.Kind is SchemaKind.Number or SchemaKind.WholeNumber or SchemaKind.YesNo
        || (node.Kind == SchemaKind.Text && (node.Choices.Count > 0 || (node.Format == "line" && node.Most <= ShortText)));

    public static TagBuilder Field(SchemaContext form, SchemaNode node, string key, string path, JsonElement? value, bool required, bool labelled = true, bool compact = false)
    {
        var title = form.Words[SchemaWords.Title(node, key)].Value;
        var css = form.IsWrong(path) ? "field field-invalid" : "field";
        if (node.Kind == SchemaKind.YesNo)
            return Html.Tag("div", css).Holding(Switch(form, path, value, title), form.Error(path), form.Help(node, path));
        if (IsFewWords(form, node) && (required || node.Default is not null)) return Segments(form, node, path, value, title, css);
        var says = !required && node.Default is null; // What has a usual value is filled in as it is.
        var label = Html.Tag("label", labelled ? "form-label" : "visually-hidden", ("for", form.IdOf(path))).Holding(title, says ? " " : null, says ? form.Optional() : null);
        return Html.Tag("div", css).Holding(label, Control(form, node, path, value, null, compact), form.Error(path), form.Help(node, path));
    }

    /// <summary>The control alone; <paramref name="label"/> names it where no label element does.</summary>
    public static IHtmlContent Control(SchemaContext form, SchemaNode node, string path, JsonElement? value, string? label, bool compact = false)
    {
        (string, string?)[] common =
        [
            ("id", form.IdOf(path)), ("name", form.NameOf(path)), ("aria-label", label), ("placeholder", label is null ? null : ""), ("autofocus", form.Autofocus(path)),
            ("aria-describedby", form.DescribedBy(path, node.Description.Length > 0 && label is null)), ("aria-invalid", Html.When(form.IsWrong(path), "true")),
        ];
        var text = SchemaContext.TextOf(value);
        if (node.Kind is SchemaKind.Number or SchemaKind.WholeNumber)
            return Html.Tag("input", "form-control input-xs num", [.. common, ("value", text), ("inputmode", node.Kind == SchemaKind.Number ? "decimal" : "numeric"), ("autocomplete", "off")]);
        if (node.Choices.Count > 0) return Select(form, node, text, common);
        var most = ("maxlength", node.Most < 1_000_000 ? node.Most.ToString("0", CultureInfo.InvariantCulture) : null);
        if (node.Format == "line")
            return Html.Tag("input", node.Most <= ShortText && label is null ? "form-control input-sm" : "form-control", [.. common, ("value", text), most, ("autocomplete", "off")]);
        var box = Html.Tag("textarea", $"form-control {(compact ? "box-compact" : "box")}", [.. common, most, ("rows", compact ? "1" : "4")]).Holding($"\n{text}");
        if (node.Format != "markdown") return box;
        return Html.Tag("div", compact ? "md md-compact" : "md", ("data-markdown", "")).Holding(compact ? null : Toolbar(form, path), box);
    }

    public static TagBuilder Switch(SchemaContext form, string path, JsonElement? value, string title) => Html.Tag("label", "switch").Holding(
        Checkbox(form, path, value, "switch"), Html.Tag("span").Holding(title));

    public static TagBuilder Checkbox(SchemaContext form, string path, JsonElement? value, string? role) =>
        Html.Tag("input", null, ("type", "checkbox"), ("role", role), ("id", form.IdOf(path)), ("name", form.NameOf(path)), ("value", "true"),
            ("checked", Html.When(value?.ValueKind == JsonValueKind.True, "checked")), ("autofocus", form.Autofocus(path)), ("aria-describedby", form.DescribedBy(path, false)));

    private static TagBuilder Select(SchemaContext form, SchemaNode node, string text, (string, string?)[] common)
    {
        var select = Html.Tag("select", node.ChoiceNames.Any(n => n.Length > ShortLine / 2) ? "form-select input-md" : "form-select input-sm", common);
        if (text.Length == 0 || !node.Choices.Contains(text)) select.Holding(Html.Tag("option", null, ("value", "")).Holding(form.Words["Choose"].Value));
        foreach (var (choice, i) in node.Choices.Select((c, i) => (c, i)))
            select.Holding(Html.Tag("option", null, ("value", choice), ("selected", Html.When(choice == text, "selected"))).Holding(NameOf(form, node, i)));
        return select;
    }

    /// <summary>Two or three choices are quicker to see than to open.</summary>
    private static TagBuilder Segments(SchemaContext form, SchemaNode node, string path, JsonElement? value, string title, string css)
    {
        var text = SchemaContext.TextOf(value);
        var segments = node.Choices.Select((choice, i) => Html.Tag("label", "segment").Holding(
            Html.Tag("input", null, ("type", "radio"), ("name", form.NameOf(path)), ("id", i == 0 ? form.IdOf(path) : $"{form.IdOf(path)}-{i}"), ("value", choice),
                ("checked", Html.When(choice == text, "checked"))),
            Html.Tag("span").Holding(NameOf(form, node, i))));
        return Html.Tag("fieldset", css).Holding(Html.Tag("legend", "form-label").Holding(title), Html.Tag("div", "segments").Holding(segments), form.Error(path), form.Help(node, path));
    }

    private static bool IsFewWords(SchemaContext form, SchemaNode node) =>
        node.Choices.Count is > 0 and <= FewChoices && node.Choices.Select((_, i) => NameOf(form, node, i).Length).Sum() <= ShortLine;

    private static string NameOf(SchemaContext form, SchemaNode node, int index) => form.Words[node.ChoiceNames.Count > 0 ? node.ChoiceNames[index] : node.Choices[index]];

    /// <summary>Useless without script, so it comes hidden; <c>markdown-toolbar.js</c> shows it.</summary>
    private static TagBuilder Toolbar(SchemaContext form, string path)
    {
        (string Kind, string Icon, string Name)[] tools = [("bold", "bold", "Bold"), ("code", "code", "Code"), ("math", "sigma", "Formula"), ("list", "list", "List")];
        return Html.Tag("div", "md-bar", ("role", "toolbar"), ("aria-label", form.Words["Formatting"]), ("aria-controls", form.IdOf(path)), ("hidden", "hidden")).Holding(
            tools.Select(t => Html.Tag("button", "btn btn-quiet btn-icon btn-sm", ("type", "button"), ("data-md", t.Kind), ("title", form.Words[t.Name]), ("aria-label", form.Words[t.Name]))
                .Holding(Html.Icon(t.Icon))));
    }
}
