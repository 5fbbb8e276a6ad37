using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.Evaluators.FreeText;

/// <summary>What learners and staff read.</summary>
public sealed class ExplanationTests
{
    private const string Stack =
        """
        { "prompt": "What is a stack?", "points": 5, "references": ["A stack is a collection that works last in, first out. Push puts an element on top."],
          "keyPoints": [ { "text": "It works last in, first out.", "points": 3, "readNext": "https://example.org/stack_(data)" }, { "text": "Push puts an element on `top`." } ],
          "rubric": "Be kind.", "explanation": "Plates.", "readNext": [ { "title": "Stacks [1]", "url": "https://example.org/a b" } ] }
        """;

    [Fact]
    public void What_was_covered_is_shown_in_the_learner_s_own_words()
    {
        const string Text = "I like plates. Push is how one puts an element on top of it.";
        var result = FreeTexts.Score(Questions.Json(Stack), Text);
        var covered = result.Criteria.Single(c => c.Name == "Key point 2: Push puts an element on top.");
        covered.Points.ShouldBeGreaterThan(0.9m);
        covered.Max.ShouldBe(1.25m);
        covered.Reason.ShouldBe("You said this.");
        var span = covered.Evidence.ShouldHaveSingleItem();
        Text.Substring(span.Start, span.Length).ShouldBe("Push is how one puts an element on top of it");
    }

    [Fact]
    public void What_was_missed_is_told_with_what_to_read_next_as_a_link()
    {
        var missed = FreeTexts.Score(Questions.Json(Stack), "Push is how one puts an element on top of it.").Criteria[0];
        missed.Reason.ShouldBe("This is missing: “It works last in, first out.” Read next: [about this](<https://example.org/stack_(data)>).");
        (missed.Points < 1, missed.Max, missed.Evidence.Count).ShouldBe((true, 3.75m, 0));
        FreeTexts.Score(Questions.Json(Stack), "It works last in, first out.").Criteria[1].Reason.ShouldEndWith(@"Read next: [Stacks \[1\]](<https://example.org/a%20b>).");
    }

    [Fact]
    public void Without_key_points_the_model_answer_s_sentences_are_explained() =>
        FreeTexts.Score("binary-search", "It must be sorted.").Criteria.Where(c => c.Max > 0).Select(c => c.Name[..6]).ShouldBe(["Part 1", "Part 2"]);

    [Fact]
    public void Staff_read_that_no_encoder_helped() => FreeTexts.Score("index", FreeTexts.Good("index")[0]).Notes.ShouldStartWith("Without an encoder: scored by words alone.");

    [Fact]
    public void A_model_answer_s_own_words_earn_everything_however_they_are_written()
    {
        var result = FreeTexts.Score("index", FreeTexts.Reference("index").ToUpperInvariant().Replace(",", " ", StringComparison.Ordinal));
        (result.Score, result.Confidence, result.Outcome).ShouldBe((1, 1, Outcome.Scored));
    }

    [Fact]
    public void A_candidate_sees_the_question_alone()
    {
        var shown = (EssayPresentation)Questions.Types["short-text"].Present(Questions.Json(Stack), new(5, true));
        shown.ShouldBe(new EssayPresentation("What is a stack?", 4, 12_000));
    }

    [Theory]
    [InlineData("""{ "prompt": "x?" }""", "references: Write a model answer, or add a key point: answers are held against them.")]
    [InlineData("""{ "prompt": " ", "references": ["y"] }""", "prompt: Write the question.")]
    [InlineData("""{ "prompt": "x?", "references": ["…"] }""", "references[0]: This model answer has no words: write one, or take it out.")]
    [InlineData("""{ "prompt": "What is x?", "references": ["what is X"] }""", "references[0]: This model answer only repeats the question, whose words earn nothing: say what is to be said.")]
    [InlineData("""{ "prompt": "x?", "keyPoints": [{"text":"a b"},{"text":"A, b!"}] }""", "keyPoints[1].text: This says the same as key point 1: change one of them.")]
    [InlineData("""{ "prompt": "x?", "keyPoints": [{"text":"a b","readNext":"javascript:alert(1)"}] }""", "keyPoints[0].readNext: Write a whole web address that begins with https:// or http://.")]
    [InlineData("""{ "prompt": "x?", "references": ["y"], "readNext": [{"title":"t","url":"www.example.org"}] }""", "readNext[0].url: Write a whole web address that begins with https:// or http://.")]
    [InlineData("""{ "prompt": "x?", "references": ["y"], "readNext": [{"title":" ","url":"https://example.org"}] }""", "readNext[0].title: Write what the learner will find there.")]
    public void An_author_is_told_what_to_do(string definition, string problem) =>
        Questions.Problems("essay", definition).Select(p => $"{p.Path}: {p.Message}").ShouldBe([problem]);

    [Fact]
    public async Task A_question_that_says_nothing_of_what_is_right_is_for_a_person()
    {
        var request = new EvaluationRequest(Questions.Json(new { prompt = "What is a stack?" }), FreeTexts.Response("Plates."), default, Questions.Json("{}"), TimeSpan.FromSeconds(2));
        var result = await Questions.Types["short-text"].EvaluateAsync(request, default);
        result.Outcome.ShouldBe(Outcome.NotEvaluable);
        result.Notes.ShouldContain("neither model answers nor key points");
    }
}
