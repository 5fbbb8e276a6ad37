using System.Globalization;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace PrepPlatform.Ui.Markup;

/// <summary>
/// <c>&lt;text-diff before="@old" after="@new" /&gt;</c>: what changed between two texts, line by line, and in changed lines word by word. Long unchanged stretches are told, not shown.
/// </summary>
[HtmlTargetElement("text-diff", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextDiffTagHelper(IStringLocalizer words) : TagHelper
{
    /// <summary>Comparing takes time in the square of what changed: of more words only lines are compared, more lines are told to differ.</summary>
    private const int MostWords = 4000, MostLines = 4000, Context = 2;

    /// <summary>The older text.</summary>
    public string Before { get; set; } = "";

    /// <summary>The newer text.</summary>
    public string After { get; set; } = "";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "diff");
        output.Content.SetHtmlContent(Render());
    }

    /// <summary>The same for a component.</summary>
    internal static IHtmlContent Render(string before, string after, IStringLocalizer words) =>
        Html.Tag("div", "diff").Holding(new TextDiffTagHelper(words) { Before = before, After = after }.Render());

    private IHtmlContent Render()
    {
        if (Before == After) return Say("Nothing changed.");
        if (Count('\n') > MostLines) return Say("The texts differ; they are too long to be compared here.");
        var builder = Count(' ') > MostWords ? new SideBySideDiffBuilder(new Differ(), ['\n']) : new SideBySideDiffBuilder(new Differ());
        var diff = builder.BuildDiffModel(Before, After, ignoreWhitespace: false);
        var lines = diff.OldText.Lines.Zip(diff.NewText.Lines).ToList();
        var content = new HtmlContentBuilder();
        var skipped = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (IsFar(lines, i))
            {
                skipped++;
                continue;
            }

            if (skipped > 0) content.AppendHtml(Skipped(skipped));
            skipped = 0;
            Line(content, lines[i].First, lines[i].Second);
        }

        return skipped > 0 ? content.AppendHtml(Skipped(skipped)) : content;
    }

    private int Count(char sign) => Before.AsSpan().Count(sign) + After.AsSpan().Count(sign);

    private static bool IsFar(List<(DiffPiece First, DiffPiece Second)> lines, int at) =>
        Enumerable.Range(Math.Max(0, at - Context), Math.Min(lines.Count, at + Context + 1) - Math.Max(0, at - Context)).All(i => lines[i].First.Type == ChangeType.Unchanged);

    private void Line(HtmlContentBuilder content, DiffPiece old, DiffPiece now)
    {
        if (old.Type == ChangeType.Unchanged)
        {
            content.AppendHtml(Html.Tag("div", "diff-line").Holding(Html.Tag("span", "diff-sign", ("aria-hidden", "true")), Html.Tag("span", "diff-text").Holding(now.Text ?? "")));
            return;
        }

        if (old.Type != ChangeType.Imaginary) content.AppendHtml(Changed(old, "del", "−", words["Removed:"]));
        if (now.Type != ChangeType.Imaginary) content.AppendHtml(Changed(now, "ins", "+", words["Added:"]));
    }

    private static TagBuilder Changed(DiffPiece line, string tag, string sign, string said)
    {
        var text = Html.Tag(tag, "diff-text");
        if (line.SubPieces.Count == 0) text.Holding(line.Text ?? "");
        foreach (var piece in line.SubPieces.Where(p => p.Text is not null))
            text.Holding(piece.Type == ChangeType.Unchanged ? piece.Text : Html.Tag("b", "diff-word").Holding(piece.Text));
        return Html.Tag("div", $"diff-line diff-{tag}").Holding(Html.Tag("span", "diff-sign", ("aria-hidden", "true")).Holding(sign), Html.Unseen($"{said} "), text);
    }

    private TagBuilder Skipped(int count) =>
        Html.Tag("p", "diff-skipped").Holding(words[count == 1 ? "{0} line unchanged" : "{0} lines unchanged", count.ToString("N0", CultureInfo.CurrentCulture)].Value);

    private TagBuilder Say(string text) => Html.Tag("p", "muted").Holding(words[text].Value);
}
