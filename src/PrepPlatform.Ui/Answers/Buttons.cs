using Microsoft.AspNetCore.Mvc.Rendering;
using PrepPlatform.Ui.Markup;

namespace PrepPlatform.Ui.Answers;

/// <summary>Buttons that several controls have.</summary>
internal static class Buttons
{
    /// <summary>What Enter presses: a browser takes a form's first button, which must not be one that moves or removes something.</summary>
    public static TagBuilder Default() => Html.Tag("button", "visually-hidden", ("type", "submit"), ("tabindex", "-1"), ("aria-hidden", "true"), ("data-default", ""));

    /// <summary>A radio button cannot be taken back otherwise.</summary>
    public static TagBuilder Clear(AnswerContext answer) =>
        Html.Tag("button", "btn btn-quiet btn-sm answer-clear", ("type", "submit"), ("name", $"{answer.Name}.clear"), ("value", "1"), ("data-answer-clear", ""))
            .Holding(answer.Words["Clear answer"].Value);
}
