using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using PrepPlatform.Evaluators;
using PrepPlatform.Ui.Markup;

namespace PrepPlatform.Ui.Answers;

/// <summary>What is typed: a number, texts in blanks, an essay.</summary>
internal static partial class TypedAnswer
{
    private const string MostInALine = "500";

    public static IHtmlContent Number(NumberPresentation number, AnswerContext answer)
    {
        var said = Said.Value(answer.Response);
        if (!answer.IsOpen) return Read(answer, said, Said.Value(answer.Key));
        var input = Html.Tag("input", "form-control answer-number num", ("id", $"{answer.Id}-value"), ("name", $"{answer.Name}.value"), ("value", said), ("maxlength", "100"),
            ("inputmode", number.Units.Count == 0 ? "decimal" : "text"), ("autocomplete", "off"), ("aria-labelledby", answer.LabelledBy), ("aria-describedby", $"{answer.Id}-help"));
        var help = number.Units.Count == 0 ? answer.Words["A number, such as 12 or 0.75"] : answer.Words["A number with its unit: {0}", string.Join(", ", number.Units)];
        return Html.Tag("div", "field").Holding(input, Html.Tag("p", "form-help", ("id", $"{answer.Id}-help")).Holding(help.Value));
    }

    public static IHtmlContent Essay(EssayPresentation essay, AnswerContext answer)
    {
        var said = Said.Essay(answer.Response);
        if (!answer.IsOpen) return Read(answer, said, Said.Essay(answer.Key));
        var most = essay.MostCharacters.ToString(CultureInfo.InvariantCulture);
        var box = Html.Tag("textarea", "form-control answer-essay", ("id", $"{answer.Id}-text"), ("name", $"{answer.Name}.text"), ("maxlength", most), ("data-count", $"{answer.Id}-count"),
            ("rows", Math.Clamp(essay.Lines, 2, 30).ToString(CultureInfo.InvariantCulture)), ("aria-labelledby", answer.LabelledBy), ("aria-describedby", $"{answer.Id}-count")).Holding($"\n{said}");
        var help = Html.Tag("p", "form-help", ("id", $"{answer.Id}-count"), ("data-words", answer.Words["{0} of {1} characters"]))
            .Holding(answer.Words["At most {0} characters", essay.MostCharacters.ToString("N0", CultureInfo.CurrentCulture)].Value);
        return Html.Tag("div", "field").Holding(box, help);
    }

    /// <summary>The blanks that do not stand in the prompt.</summary>
    public static IHtmlContent Blanks(TextPresentation text, AnswerContext answer, IReadOnlySet<int> placed)
    {
        var left = Enumerable.Range(0, text.Blanks).Where(i => !placed.Contains(i)).ToList();
        if (left.Count == 0) return HtmlString.Empty;
        var alone = text.Blanks == 1;
        return Html.Tag("div", "blanks").Holding(left.Select(i => Html.Tag("div", "field").Holding(
            alone ? null : Html.Tag(answer.IsOpen ? "label" : "p", "form-label", ("for", Html.When(answer.IsOpen, $"{answer.Id}-blank{i}"))).Holding(answer.Words["Blank {0}", i + 1].Value),
            Blank(answer, i, "input-md", alone ? answer.LabelledBy : null))));
    }

    /// <summary>The prompt with its blanks in their places, also inside code; which ones these were is added to <paramref name="placed"/>.</summary>
    public static IHtmlContent Prompt(TextPresentation text, AnswerContext answer, HashSet<int> placed) =>
        MarkdownText.Render(text.Prompt, new SafeHtml { Text = data => Place().IsMatch(data) ? Fill(text, answer, data, placed) : null });

    private static string Fill(TextPresentation text, AnswerContext answer, string data, HashSet<int> placed)
    {
        using var to = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var part in Place().Split(data))
        {
            if (Place().Match(part) is { Success: true } place && Index(place) is var i && i < text.Blanks && placed.Add(i))
                Blank(answer, i, "blank", null).WriteTo(to, System.Text.Encodings.Web.HtmlEncoder.Default);
            else to.Write(System.Net.WebUtility.HtmlEncode(part));
        }

        return to.ToString();
    }

    private static int Index(Match place) => int.Parse(place.ValueSpan[2..^2], CultureInfo.InvariantCulture) - 1;

    private static TagBuilder Blank(AnswerContext answer, int index, string css, string? labelledBy)
    {
        var said = Said.Blanks(answer.Response).ElementAtOrDefault(index) ?? "";
        if (answer.IsOpen)
            return Html.Tag("input", $"form-control {css}", ("id", $"{answer.Id}-blank{index}"), ("name", $"{answer.Name}.blanks[{index}]"), ("value", said), ("maxlength", MostInALine),
                ("autocomplete", "off"), ("autocapitalize", "none"), ("spellcheck", "false"), ("aria-labelledby", labelledBy),
                ("aria-label", Html.When(css == "blank", answer.Words["Blank {0}", index + 1])));
        var best = answer.Key is null ? "" : Said.Blanks(answer.Key).ElementAtOrDefault(index) ?? "";
        var right = best.Length > 0 && Same(said, best);
        return Html.Tag("span", "blank-said").Holding(
            Html.Tag("span", "blank-words").Holding(said.Length > 0 ? said : answer.Words["Not answered"].Value), right ? answer.Mark(true) : null,
            best.Length > 0 && !right ? Html.Tag("span", "answer-best").Holding(answer.Words["Right:"].Value, " ", best) : null);
    }

    /// <summary>Other words may be right too, so nothing is called wrong here: the score's reasons do that.</summary>
    private static IHtmlContent Read(AnswerContext answer, string said, string best)
    {
        if (best.Length == 0) return answer.Quote(said);
        return Html.All(answer.Quote(said), Same(said, best)
            ? answer.Mark(true)
            : Html.Tag("div", "answer-best").Holding(Html.Tag("b").Holding(answer.Words["A right answer"].Value), Html.Tag("div").Holding(best)));
    }

    private static bool Same(string said, string best) => string.Equals(said.Trim(), best.Trim(), StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"(\[\[[1-9][0-9]?\]\])")]
    private static partial Regex Place();
}
