using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluators;
using PrepPlatform.Ui.Markup;

namespace PrepPlatform.Ui.Answers;

/// <summary>A recording of one's voice. Scripts record and send it (<c>Assets/js/recorder.js</c>); the form holds its name.</summary>
internal static class AudioAnswer
{
    /// <summary>What the script shows in which of its states: an element says where it stands by <c>data-on</c>.</summary>
    private const string Idle = "idle tested", Recording = "recording", Ready = "ready", Asking = "asking";

    public static IHtmlContent Render(AudioPresentation audio, AnswerContext answer)
    {
        var name = Said.Audio(answer.Response);
        if (!answer.IsOpen) return name.Length == 0 ? answer.NotAnswered() : answer.HasTranscript ? HtmlString.Empty : Player(name, answer);
        var most = TimeSpan.FromSeconds(audio.MostSeconds).ToString(audio.MostSeconds < 3600 ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);
        if (answer.RecordingKind is null) return Preview(most, answer);
        return Html.Tag("div", "recorder", ("id", $"{answer.Id}-recorder"), ("role", "group"), ("aria-labelledby", answer.LabelledBy), ("data-recorder", ""), ("data-kind", answer.RecordingKind),
            ("data-subject", answer.RecordingSubject.ToString("D")), ("data-seconds", audio.MostSeconds.ToString(CultureInfo.InvariantCulture)),
            ("data-words", JsonSerializer.Serialize(RecorderWords.All.ToDictionary(w => w.Key, w => answer.Words[w.Value].Value)))).Holding(
            Html.Tag("input", null, ("type", "hidden"), ("name", $"{answer.Name}.audio"), ("value", name), ("data-recorder-name", "")),
            Html.Tag("noscript").Holding(Html.Tag("p", "recorder-note").Holding(Html.Icon("mic"), answer.Words["Recording needs scripts, which are switched off in this browser. Switch them on for this site and reload the page."].Value)),
            Html.Tag("div", "recorder-body", ("data-recorder-body", ""), ("hidden", "")).Holding(Screen(most, name, answer), Problem(answer), Actions(answer), Devices(answer),
                Html.Tag("p", "visually-hidden", ("aria-live", "polite"), ("data-recorder-said", ""))));
    }

    private static IHtmlContent Screen(string most, string name, AnswerContext answer) => Html.Tag("div", "recorder-screen").Holding(
        Html.Tag("p", "recorder-hint", ("data-on", "idle starting")).Holding(answer.Words["Up to {0} min. You can listen to it and record again.", most].Value),
        Html.Tag("p", "recorder-hint", ("data-on", "testing")).Holding(answer.Words["Say a few words. You will hear them in a moment."].Value),
        Html.Tag("p", "recorder-hint", ("data-on", "playing")).Holding(answer.Words["This is what your microphone heard."].Value),
        Html.Tag("p", "recorder-hint", ("data-on", "tested")).Holding(answer.Words["Did you hear yourself clearly? Then you are ready. If not, come closer or choose another microphone."].Value),
        Html.Tag("p", "recorder-clock", ("data-on", Recording)).Holding(Html.Tag("span", "recorder-live", ("aria-hidden", "true")), Html.Tag("span", "visually-hidden").Holding(answer.Words["Recording"].Value, " "),
            Html.Tag("b", null, ("data-recorder-time", "")).Holding("0:00"), Html.Tag("span", "recorder-left", ("data-recorder-left", ""))),
        Html.Tag("canvas", "recorder-wave", ("role", "meter"), ("aria-label", answer.Words["How loud you are"]), ("aria-valuemin", "0"), ("aria-valuemax", "100"), ("aria-valuenow", "0"),
            ("data-recorder-wave", ""), ("data-on", "recording testing heard")),
        Html.Tag("div", null, ("data-on", $"{Ready} {Asking}")).Holding(AudioPlayer.Render(name.Length > 0 ? Url(name) : null, answer.Words["Your recording"], answer.Words)),
        Html.Tag("p", "recorder-sent", ("data-recorder-sent", ""), ("hidden", "")).Holding(Html.Tag("span", "recorder-sign", ("data-recorder-sign", "")), Html.Tag("span", null, ("data-recorder-words", "")),
            Html.Tag("progress", null, ("max", "1"), ("aria-label", answer.Words["Sent"]), ("data-recorder-share", ""), ("hidden", "")), Button("retry", "quiet btn-sm", "rotate-ccw", answer.Words["Try now"], "", hidden: true)));

    private static IHtmlContent Problem(AnswerContext answer) => Html.Tag("div", "alert alert-danger recorder-problem", ("role", "alert"), ("data-recorder-problem", ""), ("hidden", "")).Holding(
        Html.Icon("octagon-alert"), Html.Tag("div").Holding(Html.Tag("p", null, ("data-recorder-why", "")),
            Html.Tag("a", null, ("href", "/sign-in"), ("target", "_blank"), ("data-recorder-sign-in", ""), ("hidden", "")).Holding(answer.Words["Sign in again in a new tab"].Value)));

    private static IHtmlContent Actions(AnswerContext answer) => Html.All(
        Html.Tag("p", "recorder-question", ("data-on", Asking)).Holding(answer.Words["Record again? What you have stays until the new recording is complete."].Value),
        Html.Tag("div", "recorder-actions").Holding(
            Button("record", "primary", "mic", answer.Words["Record"], Idle), Button("stop", "danger", "square", answer.Words["Stop"], Recording), Button("keep", "quiet", "x", answer.Words["Keep the earlier one"], "recording-again"),
            Button("again", "secondary", "rotate-ccw", answer.Words["Record again"], Ready), Button("record", "primary", "mic", answer.Words["Yes, record again"], Asking), Button("keep", "quiet", null, answer.Words["Keep this one"], Asking),
            Button("test", "quiet", "audio-lines", answer.Words["Check microphone"], Idle),
            Html.Tag("span", "recorder-busy muted", ("data-on", "starting")).Holding(answer.Words["Waiting for the microphone. Your browser may ask whether this site may use it: choose Allow."].Value),
            Html.Tag("label", "btn btn-quiet recorder-file", ("data-on", $"{Idle} {Ready}")).Holding(Html.Icon("upload"), answer.Words["Use a file"].Value,
                Html.Tag("input", "visually-hidden", ("type", "file"), ("accept", "audio/*,.wav,.webm,.ogg,.opus,.mp3,.m4a,.mp4,.flac"), ("data-recorder-file", "")))));

    private static TagBuilder Devices(AnswerContext answer) => Html.Tag("div", "recorder-devices", ("data-recorder-devices", ""), ("hidden", "")).Holding(
        Html.Tag("label", "form-label", ("for", $"{answer.Id}-device")).Holding(answer.Words["Microphone"].Value), Html.Tag("select", "form-select", ("id", $"{answer.Id}-device"), ("data-recorder-device", "")));

    private static TagBuilder Button(string press, string look, string? icon, string text, string on, bool hidden = false) =>
        Html.Tag("button", $"btn btn-{look}", ("type", "button"), ("data-press", press), ("data-on", on.Length > 0 ? on : null), ("hidden", Html.When(hidden, ""))).Holding(icon is null ? null : Html.Icon(icon), text);

    /// <summary>As learners see it at first, with nothing to press.</summary>
    private static IHtmlContent Preview(string most, AnswerContext answer) => Html.Tag("div", "recorder recorder-body").Holding(
        Html.Tag("p", "recorder-hint").Holding(answer.Words["Learners record up to {0} min here. Nothing can be recorded in a preview.", most].Value),
        Html.Tag("div", "recorder-actions").Holding(Html.Tag("button", "btn btn-primary", ("type", "button"), ("disabled", "")).Holding(Html.Icon("mic"), answer.Words["Record"].Value)));

    private static IHtmlContent Player(string name, AnswerContext answer) => AudioPlayer.Render(Url(name), answer.Words["Your recording"], answer.Words);

    private static string Url(string name) => new RecordingState(name, 0, true, default).Url;
}
