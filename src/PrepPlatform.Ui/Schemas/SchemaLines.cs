using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Rendering;
using PrepPlatform.Evaluators.Schemas;
using PrepPlatform.Ui.Markup;

namespace PrepPlatform.Ui.Schemas;

/// <summary>A list of short plain texts: one box, a value a line, as anybody would type them.</summary>
internal static class SchemaLines
{
    private const int FewestRows = 2, MostRows = 8;

    public static bool Fits(SchemaNode node) => node is { Kind: SchemaKind.List, Items: { Kind: SchemaKind.Text, Format: "line", Choices.Count: 0 } };

    public static TagBuilder Render(SchemaContext form, SchemaNode list, string key, string path, JsonElement? value, bool labelled)
    {
        form.IsBox(path);
        var lines = value is { ValueKind: JsonValueKind.Array } known ? known.EnumerateArray().Select(v => SchemaContext.TextOf(v)).ToList() : [];
        var rows = Math.Clamp(lines.Count, FewestRows, MostRows).ToString(CultureInfo.InvariantCulture);
        var box = Html.Tag("textarea", "form-control box-compact", ("id", form.IdOf(path)), ("name", form.NameOf(path)), ("rows", rows), ("autofocus", form.Autofocus(path)),
            ("aria-describedby", $"{form.DescribedBy(path, false)} {form.IdOf(path)}-help".Trim()), ("aria-invalid", Html.When(form.IsWrong(path), "true")), ("spellcheck", "false"))
            .Holding($"\n{string.Join('\n', lines)}");
        var help = form.Words[list.Description].Value;
        return Html.Tag("div", form.IsWrong(path) ? "field field-invalid" : "field").Holding(
            Html.Tag("label", labelled ? "form-label" : "visually-hidden", ("for", form.IdOf(path))).Holding(form.Words[SchemaWords.Title(list, key)].Value), box, form.Error(path),
            Html.Tag("p", "form-help", ("id", $"{form.IdOf(path)}-help")).Holding(form.Words["One a line."].Value, help.Length > 0 ? " " : null, help));
    }

    /// <summary>The lines that hold something.</summary>
    public static IEnumerable<string> Read(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Where the field for a path is: a line's is its list's box.</summary>
    public static string FieldOf(SchemaNode root, string path) =>
        path.EndsWith(']') && path[..path.LastIndexOf('[')] is var list && SchemaWords.NodeAt(root, list) is { } node && Fits(node) ? list : path;
}
