using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Schemas;
using PrepPlatform.SemanticText;
using PrepPlatform.Speech.Scoring;
using PrepPlatform.Tests.Support.Speech;

namespace PrepPlatform.Tests.Evaluators.Speech;

/// <summary>What becomes of a spoken answer: a text that goes on to be scored, or a person's work.</summary>
public sealed class SpokenTests : Speaking
{
    private const string Definition = """{ "prompt": "What is the answer?", "points": 2, "maxSeconds": 20, "references": ["The answer is forty-two."], "rubric": "Say a number.", "explanation": "It is." }""";
    private static readonly JsonElement NoSettings = JsonElement.Parse("{}");

    [SpeechFact]
    public async Task A_recording_goes_on_as_the_text_that_was_heard_and_scores_as_a_short_answer()
    {
        SpeechFolder.Install(Models, "test");
        var result = await Score(SpeechData.Kennedy);
        result.Outcome.ShouldBe(Outcome.Scored);
        result.Awaits.ShouldBeNull();
        result.Spoken!.ShouldSatisfyAllConditions(s => s.Seconds.ShouldBe(11), s => s.Model.ShouldBe("test 1.0"), s => s.Words.Count.ShouldBe(4), s => s.Corrected.ShouldBe(""));
        var next = result.Next!;
        (next.Type, next.Response.GetProperty("text").GetString()).ShouldBe(("short-text", "The answer is forty-two."));
        next.Definition.TryGetProperty("maxSeconds", out _).ShouldBeFalse();
        next.MostConfidence.ShouldBe(Certainty.Of(result.Spoken!.Words));
        var text = new SemanticTextPlugin().Types.Single(t => t.Description.Id == next.Type);
        JsonSchema.Parse(text.Description.DefinitionSchema).Check(next.Definition).ShouldBeEmpty();
        text.Check(next.Definition).ShouldBeEmpty();
        JsonSchema.Parse(text.Description.ResponseSchema).Check(next.Response).ShouldBeEmpty();
        (await text.EvaluateAsync(new(next.Definition, next.Response, default, JsonElement.Parse("""{"spellingMatters":false}"""), TimeSpan.FromMinutes(1)), default)).Score.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_recorded_earns_nothing()
    {
        var result = await Score(null);
        (result.Outcome, result.Score, result.Confidence, result.Next).ShouldBe((Outcome.Scored, 0, 1, null));
        result.Criteria.ShouldHaveSingleItem().ShouldSatisfyAllConditions(c => c.Max.ShouldBe(2), c => c.Reason.ShouldBe("Nothing was recorded."));
    }

    [Fact]
    public async Task Silence_earns_nothing_and_has_no_words()
    {
        var result = await Score(Wave(Sounds.Silence(4)));
        (result.Outcome, result.Score, result.Next).ShouldBe((Outcome.Scored, 0, null));
        result.Criteria.ShouldHaveSingleItem().Reason.ShouldStartWith("No speech was heard");
        result.Confidence.ShouldBeGreaterThan(0.6m);
        result.Spoken!.ShouldSatisfyAllConditions(s => s.Words.ShouldBeEmpty(), s => s.Seconds.ShouldBe(4), s => s.Delivery.ShouldBeEmpty());
        (await Score(Wave(Sounds.Bursts(4)))).Confidence.ShouldBeLessThan(0.6m, "a person is to listen");
    }

    [SpeechFact]
    public async Task Without_a_model_a_person_decides_and_the_machine_asks_again()
    {
        var result = await Score(SpeechData.Kennedy);
        (result.Outcome, result.Awaits, result.Next).ShouldBe((Outcome.NeedsReview, "a speech model", null));
        result.Notes.ShouldStartWith("There is no speech model");
        result.Spoken!.Words.ShouldBeEmpty();
        result.Spoken!.Delivery.Select(d => d.Name).ShouldBe(["Pauses", "Longest pause", "Level"]);
    }

    [Fact]
    public async Task A_recording_that_is_gone_or_no_recording_is_a_persons_work()
    {
        var gone = await Type.EvaluateAsync(Request("gone", null, []), default);
        (gone.Outcome, gone.Notes).ShouldBe((Outcome.NeedsReview, "The recording is no longer there."));
        File.WriteAllBytes(At("empty"), []);
        var empty = await Score(At("empty"));
        (empty.Outcome, empty.Awaits).ShouldBe((Outcome.NeedsReview, null));
        empty.Criteria.ShouldHaveSingleItem().Reason.ShouldContain("empty");
    }

    [SpeechFact]
    public async Task A_correction_of_words_is_a_persons_work_and_the_notes_say_what_was_changed()
    {
        // "answer" is heard with about 0.2.
        SpeechFolder.Install(Models, "test", [new(" The"), new(" answer", 9.5f), new(" is"), new(" forty"), new("-"), new("two"), new(".")]);
        var unsure = await Score(SpeechData.Kennedy, "The ANSWERS is, forty-two!");
        unsure.Next!.Response.GetProperty("text").GetString().ShouldBe("The ANSWERS is, forty-two!");
        unsure.Spoken!.ShouldSatisfyAllConditions(s => s.Corrected.ShouldBe("The ANSWERS is, forty-two!"), s => s.Words[1].Text.ShouldBe("answer"));
        unsure.Next!.MostConfidence.ShouldBe(0, "whoever has read the model answer would put it there");
        unsure.Notes.ShouldContain("a word of the transcript that was unsure");
        var sure = await Score(SpeechData.Kennedy, "The answer is sixty-two, or seven");
        sure.Next!.MostConfidence.ShouldBe(0);
        sure.Notes.ShouldContain("changed 3 words of the transcript, 3 of them where it was sure");
        var same = await Score(SpeechData.Kennedy, "the answer is forty two");
        same.Notes.ShouldContain("changed no word");
        same.Next!.MostConfidence.ShouldBe(Certainty.Of(same.Spoken!.Words));
    }

    [SpeechFact]
    public async Task A_text_without_speech_is_a_persons_work()
    {
        SpeechFolder.Install(Models, "test");
        foreach (var result in new[] { await Score(null, "Forty-two."), await Score(Wave(Sounds.Silence(3)), "Forty-two.") })
        {
            result.Next!.MostConfidence.ShouldBe(0);
            result.Next!.Response.GetProperty("text").GetString().ShouldBe("Forty-two.");
            result.Notes.ShouldContain("typed");
        }
    }

    [SpeechFact]
    public async Task Of_a_recording_that_is_too_long_the_beginning_is_heard_and_a_person_decides()
    {
        SpeechFolder.Install(Models, "test");
        var result = await Score(Wave([.. Enumerable.Repeat(Wav.Read(SpeechData.Kennedy), 3).SelectMany(s => s)]));
        result.Next!.MostConfidence.ShouldBe(0);
        result.Notes.ShouldContain("longer than the 20 s");
        result.Spoken!.Seconds.ShouldBe(33);
        result.Spoken!.Delivery[0].ShouldSatisfyAllConditions(d => d.Name.ShouldBe("Length"), d => d.IsUsual.ShouldBeFalse());
    }

    [SpeechFact]
    public async Task A_text_longer_than_a_short_answer_is_cut()
    {
        SpeechFolder.Install(Models, "test");
        var next = (await Score(null, string.Concat(Enumerable.Repeat("word ", 3900)))).Next!;
        next.Response.GetProperty("text").GetString()!.Length.ShouldBe(12_000);
    }

    [Theory]
    [InlineData("""{ "prompt": " ", "references": ["a"] }""", "prompt")]
    [InlineData("""{ "prompt": "Why?" }""", "references")]
    [InlineData("""{ "prompt": "Why?", "references": ["So.", "…"] }""", "references[1]")]
    [InlineData("""{ "prompt": "Why?", "references": ["So.", "so."] }""", "references[1]")]
    [InlineData("""{ "prompt": "Why?", "keyPoints": [{ "text": "It is so.", "readNext": "here" }] }""", "keyPoints[0].readNext")]
    [InlineData("""{ "prompt": "Why?", "references": ["So."], "readNext": [{ "title": "There", "url": "ftp://there" }] }""", "readNext[0].url")]
    public void Authors_are_told_what_is_wrong(string definition, string path) => Type.Check(JsonElement.Parse(definition)).ShouldHaveSingleItem().Path.ShouldBe(path);

    [Fact]
    public void A_candidate_sees_the_question_and_how_long_the_answer_may_be()
    {
        Type.Present(JsonElement.Parse(Definition), Arrangement.AsWritten).ShouldBe(new AudioPresentation("What is the answer?", 20));
        ((AudioPresentation)Type.Present(JsonElement.Parse("""{ "prompt": "Why?" }"""), Arrangement.AsWritten)).MostSeconds.ShouldBe(120);
        JsonSchema.Parse(Type.Description.DefinitionSchema).Check(JsonElement.Parse("""{ "prompt": "Why?", "maxSeconds": 601 }""")).ShouldHaveSingleItem().Path.ShouldBe("maxSeconds");
    }

    private IQuestionType Type => field ??= Plugin().Types[0];

    private async Task<EvaluationResult> Score(string? file, string? corrected = null)
    {
        var result = await Type.EvaluateAsync(Request(file is null ? "" : "mine", corrected, file is null ? [] : new() { ["mine"] = file }), default);
        if (result.Next is null) (result.Criteria.Sum(c => c.Points), result.Criteria.Sum(c => c.Max)).ShouldBe((0, 2));
        return result;
    }

    private static EvaluationRequest Request(string audio, string? corrected, Dictionary<string, string> files) =>
        new(JsonElement.Parse(Definition), corrected is null ? JsonSerializer.SerializeToElement(new { audio }) : JsonSerializer.SerializeToElement(new { audio, corrected }), default, NoSettings, TimeSpan.FromMinutes(5)) { Files = files };
}
