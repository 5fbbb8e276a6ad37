using System.Text.Json;
using AngleSharp.Html.Dom;
using PrepPlatform.Evaluators;
using PrepPlatform.Tests.Unit.Components;
using PrepPlatform.Ui.Answers;

namespace PrepPlatform.Tests.Unit.Answers;

public sealed class AudioAnswerTests
{
    private const string Name = "0123456789abcdef0123456789abcdef";
    private static readonly AudioPresentation Asked = new("Why **a cache**?", 90);
    private static readonly Guid Subject = new("01980000-0000-7000-8000-000000000001");

    [Fact]
    public void What_was_recorded_comes_back_and_nothing_else_is_posted()
    {
        var page = Show(Name);
        var posted = page.Post();
        posted.Keys.ShouldBe(["A.x.audio"]);
        ResponseForm.Read(Asked, posted, "A.x")!.Value.GetRawText().ShouldBe($$"""{"audio":"{{Name}}"}""");
        ResponseForm.Read(Asked, Show(null).Post(), "A.x").ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("0123456789abcdef0123456789abcde")]
    [InlineData("../../3456789abcdef0123456789abcd")]
    [InlineData("<script>alert(1)</script>01234567")]
    public void What_is_no_name_is_no_answer(string posted)
    {
        ResponseForm.Read(Asked, new Microsoft.AspNetCore.Http.FormCollection(new() { ["A.x.audio"] = posted, ["A.x.corrected"] = "words" }), "A.x").ShouldBeNull();
        Show(posted).QuerySelector("[data-recorder-name]")!.GetAttribute("value").ShouldBe("");
        Show(posted, "review").Body!.TextContent.ShouldContain("Not answered");
    }

    [Fact]
    public void The_recorder_says_for_whom_it_records_how_long_and_in_which_words()
    {
        var page = Show(null);
        var recorder = page.QuerySelector("[data-recorder]")!;
        recorder.GetAttribute("data-kind").ShouldBe("attempt-question");
        recorder.GetAttribute("data-subject").ShouldBe(Subject.ToString());
        recorder.GetAttribute("data-seconds").ShouldBe("90");
        recorder.TextContent.ShouldContain("Up to 1:30 min.");
        JsonSerializer.Deserialize<Dictionary<string, string>>(recorder.GetAttribute("data-words")!)!["denied"].ShouldContain("allow the microphone");
        page.QuerySelector("noscript")!.TextContent.ShouldContain("Recording needs scripts");
        page.QuerySelector("[data-recorder-body]")!.HasAttribute("hidden").ShouldBeTrue();
        page.QuerySelectorAll("button:not([type=button])").ShouldBeEmpty();
        page.QuerySelectorAll("[style], [onclick]").ShouldBeEmpty();
        page.QuerySelectorAll("[id]").Select(e => e.Id).ShouldBeUnique();
    }

    [Fact]
    public void A_preview_records_nothing_and_says_so()
    {
        var page = Show(null, kind: null);
        page.QuerySelector("[data-recorder], input").ShouldBeNull();
        page.QuerySelector("button")!.HasAttribute("disabled").ShouldBeTrue();
        page.Body!.TextContent.ShouldContain("Nothing can be recorded in a preview.");
    }

    [Fact]
    public void To_be_read_the_recording_is_played()
    {
        foreach (var mode in new[] { "locked", "review" })
        {
            var page = Show(Name, mode);
            page.QuerySelector("audio")!.GetAttribute("src").ShouldBe($"/recordings/{Name}/audio");
            page.QuerySelectorAll("input, select, textarea, button").ShouldBeEmpty();
            Show(null, mode).Body!.TextContent.ShouldContain("Not answered");
        }

        Show(Name, "review", transcript: true).QuerySelector("audio").ShouldBeNull();
        Show(null, "review", transcript: true).Body!.TextContent.ShouldContain("Not answered");
    }

    private static IHtmlDocument Show(string? recording, string mode = "open", string? kind = "attempt-question", bool transcript = false) => new AnswerControlTagHelper(new PlainWords())
    {
        Presentation = Asked, Name = "A.x", Mode = mode, Label = "Question 3", RecordingKind = kind, RecordingSubject = Subject, HasTranscript = transcript,
        Response = recording is null ? null : JsonSerializer.SerializeToElement(new { audio = recording }),
    }.Html();
}
