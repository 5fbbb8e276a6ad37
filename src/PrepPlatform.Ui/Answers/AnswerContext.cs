using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;
using PrepPlatform.Ui.Markup;

namespace PrepPlatform.Ui.Answers;

/// <summary>What an answer is rendered for.</summary>
internal enum AnswerMode
{
    /// <summary>To be answered.</summary>
    Open,

    /// <summary>To be read.</summary>
    Locked,

    /// <summary>To be read with what would have been right.</summary>
    Review,

    /// <summary>What is right, for staff: nobody answered.</summary>
    Key,
}

/// <summary>What every control needs to render an answer.</summary>
/// <param name="Name">Prefix of the names that it posts.</param>
/// <param name="Response">The answer so far, or null.</param>
/// <param name="Best">What scores in full, or null.</param>
/// <param name="Mode">What for.</param>
/// <param name="Words">The reader's language.</param>
internal sealed record AnswerContext(string Name, JsonElement? Response, JsonElement? Best, AnswerMode Mode, IStringLocalizer Words)
{
    public string Id { get; } = Html.IdOf(Name);

    /// <summary>The kind of row that a recording is made for; null: nothing can be recorded here.</summary>
    public string? RecordingKind { get; init; }

    /// <summary>The row that a recording is made for.</summary>
    public Guid RecordingSubject { get; init; }

    /// <summary>Whether a transcript with a player of its own stands elsewhere on the page.</summary>
    public bool HasTranscript { get; init; }

    public bool IsOpen => Mode == AnswerMode.Open;

    /// <summary>What would have been right, where it may be shown.</summary>
    public JsonElement? Key => Mode is AnswerMode.Review or AnswerMode.Key ? Best : null;

    /// <summary>For screen readers: the question's number and its text.</summary>
    public string LabelledBy => $"{Id}-label {Id}-prompt";

    /// <summary>Right or wrong: a sign and a word.</summary>
    public IHtmlContent Mark(bool right) => Note(right ? "right" : "wrong", right ? "circle-check" : "circle-x", Words[right ? "Right" : "Wrong"]);

    public static IHtmlContent Note(string kind, string icon, string text) => Html.Tag("span", $"answer-note answer-note-{kind}").Holding(Html.Icon(icon), " ", text);

    /// <summary>What was said, or that nothing was.</summary>
    public IHtmlContent Quote(string said) => string.IsNullOrWhiteSpace(said) ? NotAnswered() : Html.Tag("div", "answer-said").Holding(said);

    public IHtmlContent NotAnswered() => Html.Tag("p", "answer-none").Holding(Html.Icon("circle-dashed"), " ", Words["Not answered"].Value);
}
