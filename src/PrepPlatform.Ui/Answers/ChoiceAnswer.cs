using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using PrepPlatform.Evaluators;
using PrepPlatform.Ui.Markup;

namespace PrepPlatform.Ui.Answers;

/// <summary>Options as whole rows to press.</summary>
internal static class ChoiceAnswer
{
    public static IHtmlContent Render(ChoicePresentation choice, AnswerContext answer)
    {
        var selected = Said.Selected(answer.Response);
        if (!answer.IsOpen) return Read(choice, answer, selected);
        var group = Html.Tag("div", "options", ("role", choice.Several ? "group" : "radiogroup"), ("aria-labelledby", answer.LabelledBy))
            .Holding(choice.Options.Select(o => Option(choice, answer, o, selected.Contains(o.Id))));
        var hint = choice.Several ? Html.Tag("p", "answer-hint").Holding(answer.Words["Choose all that apply"].Value) : null;
        return Html.All(Buttons.Default(), hint, group, choice.Several ? null : Buttons.Clear(answer));
    }

    private static TagBuilder Option(ChoicePresentation choice, AnswerContext answer, PresentedItem option, bool selected) => Html.Tag("label", "option").Holding(
        Html.Tag("input", "option-input", ("type", choice.Several ? "checkbox" : "radio"), ("name", $"{answer.Name}.selected"), ("value", option.Id),
            ("checked", Html.When(selected, "checked"))),
        Html.Tag("span", "option-text").Holding(MarkdownText.ToInlineHtml(option.Text)));

    private static IHtmlContent Read(ChoicePresentation choice, AnswerContext answer, IReadOnlyList<string> selected)
    {
        var best = answer.Key is null ? null : Said.Selected(answer.Key);
        var list = Html.Tag("ul", "options", ("aria-labelledby", answer.LabelledBy))
            .Holding(choice.Options.Select(o => Row(choice, answer, o, selected.Contains(o.Id), best?.Contains(o.Id))));
        return Html.All(selected.Count == 0 ? answer.NotAnswered() : null, list);
    }

    private static TagBuilder Row(ChoicePresentation choice, AnswerContext answer, PresentedItem option, bool selected, bool? right)
    {
        var note = (selected, right) switch
        {
            (true, true) => AnswerContext.Note("right", "circle-check", answer.Words[answer.Mode == AnswerMode.Key ? "Right" : "Your answer, right"]),
            (true, false) => AnswerContext.Note("wrong", "circle-x", answer.Words["Your answer, wrong"]),
            (true, null) => AnswerContext.Note("own", "circle-dot", answer.Words["Your answer"]),
            (false, true) => AnswerContext.Note("missed", "circle-check", answer.Words[choice.Several ? "Right, not chosen" : "The right answer"]),
            _ => null,
        };
        var state = (selected, right) switch { (true, true) => " option-right", (true, false) => " option-wrong", (false, true) => " option-missed", (true, _) => " option-own", _ => "" };
        return Html.Tag("li", $"option option-read{state}").Holding(Html.Tag("span", "option-text").Holding(MarkdownText.ToInlineHtml(option.Text)), note);
    }
}
