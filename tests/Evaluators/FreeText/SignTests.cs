using PrepPlatform.Evaluators;
using PrepPlatform.SemanticText.Reading;

namespace PrepPlatform.Tests.Evaluators.FreeText;

/// <summary>Minus signs and operators are part of what is said.</summary>
public sealed class SignTests
{
    [Theory]
    [InlineData("It freezes at -5 degrees.", "It freezes at 5 degrees.")]
    [InlineData("The loop runs while i < n and !done", "The loop runs while i > n and done")]
    [InlineData("The loop runs while i <= n", "The loop runs while i < n")]
    [InlineData("The result is a \u2260 b here", "The result is a = b here")]
    [InlineData("It is n - 1 at the end", "It is n + 1 at the end")]
    [InlineData("It is n * 2 at the end", "It is n / 2 at the end")]
    public void The_same_words_with_other_signs_are_no_model_answer_and_go_to_a_person(string reference, string answer)
    {
        var definition = new { prompt = "What happens?", references = new[] { reference } };
        var result = FreeTexts.Score(definition, answer);
        result.Outcome.ShouldBe(Outcome.NeedsReview);
        result.Says("Other signs").ShouldBeTrue();
        result.Confidence.ShouldBeLessThanOrEqualTo(0.5m);
        FreeTexts.Score(definition, reference).Confidence.ShouldBe(1);
    }

    [Theory]
    [InlineData("A last-in, first-out list - the stack.", "A last in first out list: the stack!")]
    [InlineData("It reads and/or writes *quickly*.", "it reads and or writes quickly")]
    [InlineData("* one thing\n* another thing", "One thing. Another thing.")]
    [InlineData("It is UTF-8 \u2014 of course", "It is UTF 8, of course")]
    [InlineData("From \u22125 to 3-5 degrees", "from -5 to 3\u20135 degrees")]
    public void What_only_punctuates_does_not_count(string reference, string answer) =>
        FreeTexts.Score(new { prompt = "What happens?", references = new[] { reference } }, answer).Confidence.ShouldBe(1, answer);

    [Fact]
    public void A_negative_number_is_another_number_within_a_longer_answer()
    {
        var definition = new { prompt = "When does it freeze?", references = new[] { "At -5 degrees." } };
        var (right, wrong) = (FreeTexts.Score(definition, "I think it freezes at minus 5 degrees"), FreeTexts.Score(definition, "I think it freezes at 5 degrees"));
        right.Score.ShouldBeGreaterThan(wrong.Score);
        (wrong.Score < 0.2m, wrong.Outcome).ShouldBe((true, Outcome.NeedsReview));
    }

    [Theory]
    [InlineData("Which operator gives the remainder?", "The % operator.", "%")]
    [InlineData("Which one negates?", "The `!` operator.", "!")]
    [InlineData("Is 3 < 4 or 3 > 4?", "It is less.", "<")]
    public void An_answer_of_signs_alone_to_a_question_about_signs_goes_to_a_person(string prompt, string reference, string answer)
    {
        var result = FreeTexts.Score(new { prompt, references = new[] { reference } }, answer);
        (result.Outcome, result.Score, result.Confidence).ShouldBe((Outcome.NeedsReview, 0, 0));
        result.Notes.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("The % operator.", "...")]
    [InlineData("A well-known list - nothing else!", "%")]
    public void Other_answers_without_words_are_not_answered(string reference, string answer) =>
        FreeTexts.Score(new { prompt = "What is it?", references = new[] { reference } }, answer).Criteria.Single().Reason.ShouldBe("Not answered.");

    [Theory]
    [InlineData("-5 a->b x=y 2^3 10% a&b a|b", "-5 a>b x=y 2^3 10% a&b a|b")]
    [InlineData("well-known (see a) - and so, Done! http://example.org/path <b>", "well known see a and so done http example org path <b>")]
    public void Signs_are_read_between_words(string text, string said) =>
        Passage.Read(text).Said.Replace(" ", "", StringComparison.Ordinal).ShouldBe(said.Replace(" ", "", StringComparison.Ordinal));
}
