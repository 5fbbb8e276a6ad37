using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Schemas;
using PrepPlatform.Ui.Markup;
using PrepPlatform.Ui.Schemas;

namespace PrepPlatform.Ui.Answers;

/// <summary>
/// <c>&lt;answer-control presentation="@p" name="Answer" response="@r" mode="open" label="Question 3" /&gt;</c>: the question's text and what it is answered with.
/// <see cref="ResponseForm"/> reads what it posts. It works without scripts.
/// </summary>
[HtmlTargetElement("answer-control", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AnswerControlTagHelper(IStringLocalizer words) : TagHelper
{
    /// <summary>What the candidate may see.</summary>
    public required Presentation Presentation { get; set; }

    /// <summary>Prefix of the names that it posts; one of its own on the page.</summary>
    public string Name { get; set; } = "Answer";

    /// <summary>The answer so far, or null.</summary>
    public JsonElement? Response { get; set; }

    /// <summary><c>open</c>, <c>locked</c> (to be read), <c>review</c> (to be read, with what would have been right) or <c>key</c> (what is right alone).</summary>
    public string Mode { get; set; } = "open";

    /// <summary>What scores in full; shown in review alone.</summary>
    public JsonElement? Best { get; set; }

    /// <summary>What screen readers call it; English is translated by the caller.</summary>
    public string Label { get; set; } = "";

    /// <summary>For spoken answers: the kind of row that recordings are made for, as its <c>IRecordingOwner</c> calls it. Null: nothing can be recorded here, as in a preview.</summary>
    public string? RecordingKind { get; set; }

    /// <summary>The row that recordings are made for.</summary>
    public Guid RecordingSubject { get; set; }

    /// <summary>For spoken answers to be read: whether a <c>SpokenTranscript</c> on the page plays the recording, so that the answer itself need not.</summary>
    public bool HasTranscript { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var mode = Enum.Parse<AnswerMode>(Mode, ignoreCase: true);
        var answer = new AnswerContext(Name, mode == AnswerMode.Key ? Best : Response, Best, mode, words) { RecordingKind = RecordingKind, RecordingSubject = RecordingSubject, HasTranscript = HasTranscript };
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"answer answer-{answer.Mode.ToString().ToLowerInvariant()}");
        output.Attributes.SetAttribute("id", answer.Id);
        output.Attributes.SetAttribute("data-answer", Name);
        var placed = new HashSet<int>();
        var prompt = Presentation is TextPresentation text ? TypedAnswer.Prompt(text, answer, placed) : MarkdownText.ToHtml(Presentation.Prompt);
        output.Content.AppendHtml(Html.Tag("span", "visually-hidden", ("id", $"{answer.Id}-label")).Holding(Label.Length > 0 ? Label : words["Question"].Value))
            .AppendHtml(Html.Tag("div", "question-prompt prose", ("id", $"{answer.Id}-prompt")).Holding(prompt))
            .AppendHtml(Control(answer, placed));
    }

    private IHtmlContent Control(AnswerContext answer, HashSet<int> placed) => Presentation switch
    {
        ChoicePresentation choice => ChoiceAnswer.Render(choice, answer),
        GridPresentation grid => GridAnswer.Render(grid, answer),
        OrderPresentation order => OrderAnswer.Render(order, answer),
        NumberPresentation number => TypedAnswer.Number(number, answer),
        TextPresentation text => TypedAnswer.Blanks(text, answer, placed),
        EssayPresentation essay => TypedAnswer.Essay(essay, answer),
        CodePresentation code => CodeAnswer.Render(code, answer),
        AudioPresentation audio => AudioAnswer.Render(audio, answer),
        FormPresentation form when answer.IsOpen => SchemaFormTagHelper.Render(JsonSchema.Parse(form.Schema), Response, $"{Name}.form", [], null, words),
        FormPresentation form => SchemaReading.Render(JsonSchema.Parse(form.Schema).Root, Response, words),
        _ => throw new NotSupportedException($"There is no control for {Presentation.GetType().Name}."),
    };
}
