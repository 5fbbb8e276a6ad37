using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;
using PrepPlatform.Evaluators.Schemas;
using PrepPlatform.Ui.Markup;

namespace PrepPlatform.Ui.Schemas;

/// <summary>What was filled in, to be read.</summary>
internal static class SchemaReading
{
    public static IHtmlContent Render(SchemaNode node, JsonElement? value, IStringLocalizer words) => node.Kind switch
    {
        SchemaKind.Fields => Html.Tag("dl", "facts").Holding(node.Properties.Select(p => Html.Tag("div").Holding(
            Html.Tag("dt").Holding(words[SchemaWords.Title(p.Value, p.Key)].Value), Html.Tag("dd").Holding(Render(p.Value, SchemaContext.Child(value, p.Key), words))))),
        SchemaKind.List => Html.Tag("ul").Holding((value is { ValueKind: JsonValueKind.Array } rows ? rows.EnumerateArray().ToList() : []).Select(r =>
            Html.Tag("li").Holding(Render(node.Items!, r, words)))),
        SchemaKind.YesNo => Html.Tag("span").Holding(words[value?.ValueKind == JsonValueKind.True ? "yes" : "no"].Value),
        _ when SchemaContext.TextOf(value) is { Length: > 0 } text => node.Format == "markdown" ? MarkdownText.ToInlineHtml(text) : Html.Tag("span", "as-typed").Holding(Choice(node, text)),
        _ => Html.Tag("span", "muted").Holding(words["Not answered"].Value),
    };

    private static string Choice(SchemaNode node, string text) =>
        node.ChoiceNames.Count > 0 && node.Choices.ToList().IndexOf(text) is >= 0 and var i ? node.ChoiceNames[i] : text;
}
