using System.Globalization;
using Microsoft.AspNetCore.Html;
using PrepPlatform.Evaluators;
using PrepPlatform.Ui.Markup;

namespace PrepPlatform.Ui.Answers;

/// <summary>A program: a language and its text. Scripts make an editor of the text box.</summary>
internal static class CodeAnswer
{
    private const int Lines = 16;

    public static IHtmlContent Render(CodePresentation code, AnswerContext answer)
    {
        var (language, source) = (Said.Language(answer.Response), Said.Source(answer.Response));
        var samples = Samples(code.Samples, answer);
        if (!answer.IsOpen) return Html.All(samples, Read(code, answer, language, source));
        var chosen = code.Languages.FirstOrDefault(l => l.Id == language) ?? code.Languages[0];
        return Html.All(samples, Html.Tag("div", "code-answer", ("data-code-editor", ""), ("data-help", answer.Words["Tab indents. To leave the editor press Escape, then Tab."])).Holding(
            Html.Tag("div", "code-head").Holding(Choice(code, answer, chosen), Limits(code, answer, chosen)),
            Html.Tag("textarea", "form-control code-source", ("id", $"{answer.Id}-source"), ("name", $"{answer.Name}.source"), ("rows", Number(Lines)), ("maxlength", Number(code.MostCharacters)), ("wrap", "off"),
                ("spellcheck", "false"), ("autocapitalize", "none"), ("autocomplete", "off"), ("aria-labelledby", answer.LabelledBy)).Holding($"\n{(source.Length > 0 ? source : chosen.Starter)}"),
            code.Languages.Select(l => Html.Tag("template", null, ("data-code-starter", l.Id)).Holding(l.Starter))));
    }

    private static IHtmlContent Choice(CodePresentation code, AnswerContext answer, CodeLanguage chosen) => Html.Tag("div", "code-language").Holding(
        Html.Tag("label", "form-label", ("for", $"{answer.Id}-language")).Holding(answer.Words["Language"].Value),
        Html.Tag("select", "form-select", ("id", $"{answer.Id}-language"), ("name", $"{answer.Name}.language")).Holding(code.Languages.Select(l =>
            Html.Tag("option", null, ("value", l.Id), ("selected", Html.When(l == chosen, "selected")), ("data-limits", LimitsOf(l, answer))).Holding(l.Name))));

    private static IHtmlContent Limits(CodePresentation code, AnswerContext answer, CodeLanguage chosen) => Html.Tag("p", "form-help code-limits").Holding(
        Html.Tag("span", null, ("data-code-limits", "")).Holding(LimitsOf(chosen, answer)), " ", Html.Tag("span").Holding(answer.Words["At most {0} characters.", code.MostCharacters.ToString("N0", CultureInfo.CurrentCulture)].Value));

    private static string LimitsOf(CodeLanguage language, AnswerContext answer) =>
        answer.Words["For each test {0} s and {1} MB.", language.TimeLimit.TotalSeconds.ToString("0.##", CultureInfo.CurrentCulture), language.MemoryMegabytes];

    private static IHtmlContent? Samples(IReadOnlyList<CodeSample> samples, AnswerContext answer) => samples.Count == 0 ? null : Html.Tag("div", "code-samples").Holding(samples.Select((sample, i) =>
        Html.Tag("section", "code-sample", ("aria-labelledby", $"{answer.Id}-sample{i}")).Holding(
            Html.Tag("h4", "code-sample-title", ("id", $"{answer.Id}-sample{i}")).Holding(samples.Count == 1 ? answer.Words["Example"].Value : answer.Words["Example {0}", i + 1].Value),
            Html.Tag("div", "code-sample-pair").Holding(Block(answer.Words["Input"], sample.Input, answer), Block(answer.Words["Output"], sample.Output, answer)),
            sample.Explanation.Length > 0 ? MarkdownText.ToHtml(sample.Explanation) : null)));

    private static IHtmlContent Block(string name, string text, AnswerContext answer) => Html.Tag("div", "code-block").Holding(
        Html.Tag("span", "eyebrow").Holding(name), text.Length > 0 ? Html.Tag("pre", "code", ("tabindex", "0"), ("aria-label", name)).Holding(Html.Tag("code").Holding(text)) : Html.Tag("p", "muted small").Holding(answer.Words["Nothing"].Value));

    private static IHtmlContent Read(CodePresentation code, AnswerContext answer, string language, string source)
    {
        var said = Program(code, answer, language, source);
        if (Said.Source(answer.Key) is not { Length: > 0 } best || best == source) return said;
        return Html.All(said, Html.Tag("details", "fold").Holding(
            Html.Tag("summary").Holding(Html.Icon("chevron-right"), answer.Words["A right answer"].Value), Html.Tag("div", "fold-body").Holding(Program(code, answer, Said.Language(answer.Key), best))));
    }

    private static IHtmlContent Program(CodePresentation code, AnswerContext answer, string language, string source)
    {
        if (string.IsNullOrWhiteSpace(source)) return answer.NotAnswered();
        var name = code.Languages.FirstOrDefault(l => l.Id == language)?.Name ?? language;
        return Html.Tag("figure", "code-program").Holding(
            Html.Tag("figcaption", "eyebrow").Holding(name), Html.Tag("pre", "code", ("tabindex", "0"), ("aria-label", name)).Holding(Html.Tag("code", $"language-{language}").Holding(source)));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
