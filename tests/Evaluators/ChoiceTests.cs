using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.Evaluators;

public sealed class ChoiceTests
{
    private const string Single =
        """
        { "prompt": "Which?", "points": 2, "options": [
            { "id": "a", "text": "Queue", "feedback": "First in, first out." }, { "id": "b", "text": "Stack", "correct": true, "feedback": "Well seen." },
            { "id": "c", "text": "Heap" } ] }
        """;

    private static string Several(bool partial) =>
        $$"""
        { "prompt": "Which?", "points": 4, "partial": {{(partial ? "true" : "false")}}, "options": [
            { "text": "int", "correct": true }, { "text": "String", "feedback": "A class." }, { "text": "char", "correct": true }, { "text": "Integer" } ] }
        """;

    [Fact]
    public void The_right_option_earns_everything_and_its_feedback()
    {
        var result = Questions.Score("single-choice", Single, """{"selected":["b"]}""");
        (result.Score, result.Criteria.Single().Points).ShouldBe((1, 2));
        result.Say().ShouldBe("That is right. Well seen.");
    }

    [Fact]
    public void A_wrong_option_earns_nothing_and_tells_its_feedback_and_the_right_answer()
    {
        var result = Questions.Score("single-choice", Single, """{"selected":["a"]}""");
        result.Score.ShouldBe(0);
        var criterion = result.Criteria.ShouldHaveSingleItem();
        (criterion.Name, criterion.Points, criterion.Max).ShouldBe(("Option: Queue", 0, 2));
        criterion.Reason.ShouldBe("That is not right. First in, first out. The right answer is “Stack”.");
    }

    [Theory]
    [InlineData("""{"selected":[]}""")]
    public void Nothing_selected_is_not_answered(string response)
    {
        foreach (var type in new[] { "single-choice", "multiple-choice" })
            Questions.Score(type, Single, response).ShouldSatisfyAllConditions(r => r.Score.ShouldBe(0), r => r.Say().ShouldBe("Not answered."), r => r.Outcome.ShouldBe(Outcome.Scored));
    }

    [Theory]
    [InlineData(true, """["a","c"]""", 1)]
    [InlineData(true, """["a"]""", 0.5)]
    [InlineData(true, """["a","c","b"]""", 0.5)]
    [InlineData(true, """["a","b"]""", 0)]
    [InlineData(true, """["b","d"]""", 0)]
    [InlineData(true, """["a","b","c","d"]""", 0)]
    [InlineData(false, """["a","c"]""", 1)]
    [InlineData(false, """["a"]""", 0)]
    [InlineData(false, """["a","c","b"]""", 0)]
    public void Several_right_ones_count_in_part_less_the_wrong_ones_or_as_a_whole(bool partial, string selected, decimal score)
    {
        var result = Questions.Score("multiple-choice", Several(partial), $$"""{"selected":{{selected}}}""");
        result.Score.ShouldBe(score);
        result.ShouldAddUp(4);
    }

    [Fact]
    public void Each_choice_is_explained()
    {
        var result = Questions.Score("multiple-choice", Several(partial: true), """{"selected":["a","b"]}""");
        result.Criteria.Select(c => $"{c.Name}: {c.Points} of {c.Max}. {c.Reason}").ShouldBe(
        [
            "Option: int: 2 of 2. You selected it, and it is right.",
            "Option: String: -2 of 0. You selected it, but it is wrong. A class.",
            "Option: char: 0 of 2. It is right too, and you did not select it.",
        ]);
    }

    [Theory]
    [InlineData("`int` **only**", "Option: int only", "“`int` **only**”")]
    [InlineData("$x^2$", "Option 1", "“$x^2$”")]
    [InlineData("One line\n\nand another", "Option 1", "option 1")]
    public void A_name_is_plain_text_and_a_reason_is_markdown(string text, string name, string mention)
    {
        var definition = new { prompt = "x", options = new[] { new { text, correct = true }, new { text = "other", correct = false } } };
        Questions.Score("single-choice", definition, """{"selected":["a"]}""").Criteria.Single().Name.ShouldBe(name);
        Questions.Score("single-choice", definition, """{"selected":["b"]}""").Say().ShouldBe($"That is not right. The right answer is {mention}.");
    }

    [Fact]
    public void Wrong_ones_take_away_no_more_than_there_is()
    {
        var result = Questions.Score("multiple-choice", Several(partial: true), """{"selected":["b","d"]}""");
        (result.Score, result.Criteria.Sum(c => c.Points), result.Criteria[^1].Name).ShouldBe((0, -4, "Never below nothing"));
    }

    [Theory]
    [InlineData("single-choice", """{"selected":["z"]}""", "'z', which the question does not show")]
    [InlineData("multiple-choice", """{"selected":["a","a"]}""", "'a' twice")]
    [InlineData("multiple-choice", """{"selected":["1"]}""", "'1', which")]
    public void What_no_page_sends_scores_nothing_and_tells_staff(string type, string response, string notes)
    {
        var result = Questions.Score(type, Single, response);
        (result.Outcome, result.Score).ShouldBe((Outcome.NotEvaluable, 0));
        result.Notes.ShouldContain(notes);
    }

    [Fact]
    public void The_author_s_own_ids_mean_nothing_once_there_is_a_seed() =>
        Questions.Score("single-choice", Single, """{"selected":["b"]}""", new Arrangement(7, true)).Outcome.ShouldBe(Outcome.NotEvaluable);

    [Fact]
    public void Two_of_a_single_choice_do_not_fit_the_schema() =>
        Questions.Schemas["single-choice"].Response.Check(Questions.Json("""{"selected":["a","b"]}""")).ShouldHaveSingleItem().Path.ShouldBe("selected");

    [Fact]
    public void True_and_false_keep_their_places()
    {
        var definition = Questions.Json("""{ "prompt": "So?", "options": [ { "text": "True", "correct": true }, { "text": "False" } ] }""");
        for (var seed = 1; seed < 50; seed++)
            ((ChoicePresentation)Questions.Types["true-false"].Present(definition, new(seed, true))).Options.Select(o => o.Text).ShouldBe(["True", "False"]);
    }

    [Theory]
    [InlineData("single-choice", """[{"text":"x"},{"text":"y"}]""", "options: Mark the option that is right.")]
    [InlineData("multiple-choice", """[{"text":"x"},{"text":"y"}]""", "options: Mark every option that is right.")]
    [InlineData("single-choice", """[{"text":"x","correct":true},{"text":"y","correct":true}]""", "options[1].correct: Option 1 is marked as right too: only one can be. Where several are, the type is Multiple choice.")]
    [InlineData("single-choice", """[{"text":"x y","correct":true},{"text":" x  y "}]""", "options[1].text: This says the same as option 1: change one of them.")]
    [InlineData("single-choice", """[{"text":"x","correct":true},{"text":" "}]""", "options[1].text: Write something here, or take this option out.")]
    [InlineData("single-choice", """[{"text":"x","id":"b","correct":true},{"text":"y"}]""", "options[1].id: Option 1 has this short name too: give each its own.")]
    [InlineData("single-choice", """[{"text":"x","id":"a b","correct":true},{"text":"y"}]""", "options[0].id: Use letters, digits and hyphens only.")]
    [InlineData("single-choice", """[{"text":"x","correct":true}]""", "options: There must be at least 2 of these.")]
    [InlineData("true-false", """[{"text":"x","correct":true},{"text":"y"},{"text":"z"}]""", "options: There may be at most 2 of these.")]
    public void An_author_is_told_what_to_do(string type, string options, string problem) =>
        Questions.Problems(type, $$"""{ "prompt": "Which?", "options": {{options}} }""").Select(p => $"{p.Path}: {p.Message}").ShouldBe([problem]);

    [Fact]
    public void A_question_needs_words() =>
        Questions.Problems("single-choice", """{ "prompt": "  ", "options": [{"text":"x","correct":true},{"text":"y"}] }""").ShouldBe([new("prompt", "Write the question.")]);
}
