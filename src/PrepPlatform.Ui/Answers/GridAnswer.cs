using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using PrepPlatform.Evaluators;
using PrepPlatform.Ui.Markup;

namespace PrepPlatform.Ui.Answers;

/// <summary>A list to choose from for each row: one thumb is enough.</summary>
internal static class GridAnswer
{
    public static IHtmlContent Render(GridPresentation grid, AnswerContext answer)
    {
        // A list's choices are plain words: where these say too little, choices are letters and stand beside.
        var lettered = grid.Columns.Any(c => MarkdownText.IsRich(c.Text));
        var rows = Html.Tag("div", "matching", ("role", "group"), ("aria-labelledby", answer.LabelledBy))
            .Holding(grid.Rows.Select((r, i) => Row(grid, answer, r, i, lettered)));
        return Html.All(lettered ? Letters(grid) : null, rows);
    }

    private static TagBuilder Letters(GridPresentation grid) => Html.Tag("ul", "matching-key").Holding(grid.Columns.Select((c, i) =>
        Html.Tag("li").Holding(Html.Tag("b").Holding(Letter(i)), Html.Tag("span").Holding(MarkdownText.ToInlineHtml(c.Text)))));

    private static TagBuilder Row(GridPresentation grid, AnswerContext answer, PresentedItem row, int index, bool lettered)
    {
        var said = Said.Pair(answer.Response, row.Id);
        var id = $"{answer.Id}-row{index}";
        var left = Html.Tag(answer.IsOpen ? "label" : "span", "matching-left", ("for", Html.When(answer.IsOpen, id))).Holding(MarkdownText.ToInlineHtml(row.Text));
        return Html.Tag("div", "matching-row").Holding(left, answer.IsOpen ? Choices(grid, answer, row, said, id, lettered) : Read(grid, answer, row, said));
    }

    private static TagBuilder Choices(GridPresentation grid, AnswerContext answer, PresentedItem row, string said, string id, bool lettered)
    {
        var select = Html.Tag("select", "form-select", ("id", id), ("name", $"{answer.Name}.pairs.{row.Id}"))
            .Holding(Html.Tag("option", null, ("value", "")).Holding(answer.Words["Choose"].Value));
        foreach (var (column, i) in grid.Columns.Select((c, i) => (c, i)))
            select.Holding(Html.Tag("option", null, ("value", column.Id), ("selected", Html.When(column.Id == said, "selected")))
                .Holding(lettered ? $"{Letter(i)}: {MarkdownText.ToPlain(column.Text)}" : MarkdownText.ToPlain(column.Text)));
        return select;
    }

    private static TagBuilder Read(GridPresentation grid, AnswerContext answer, PresentedItem row, string said)
    {
        var right = answer.Key is null ? null : Said.Pair(answer.Key, row.Id);
        var cell = Html.Tag("span", "matching-said").Holding(Column(grid, said) ?? answer.NotAnswered());
        if (right is null) return cell;
        if (said.Length > 0) cell.Holding(answer.Mark(said == right));
        if (said != right && Column(grid, right) is { } best)
            cell.Holding(Html.Tag("span", "answer-best").Holding(answer.Words["Right:"].Value, " ", best));
        return cell;
    }

    private static IHtmlContent? Column(GridPresentation grid, string id) =>
        grid.Columns.FirstOrDefault(c => c.Id == id) is { } column ? Html.Tag("span").Holding(MarkdownText.ToInlineHtml(column.Text)) : null;

    private static string Letter(int index) => index < 26 ? ((char)('A' + index)).ToString() : $"{(char)('A' + index / 26 - 1)}{(char)('A' + index % 26)}";
}
