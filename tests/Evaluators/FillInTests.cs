using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.Evaluators;

public sealed class FillInTests
{
    private const string Sql =
        """
        { "prompt": "[[1]] filters rows, [[2]] groups.", "points": 2, "blanks": [ { "accept": ["WHERE"] }, { "accept": ["HAVING", "a having clause"], "caseSensitive": true } ] }
        """;

    [Theory]
    [InlineData("where", "HAVING", 1)]
    [InlineData(" Where ", "a  having\u00A0clause", 1)]
    [InlineData("where", "having", 0.5)]
    [InlineData("", "HAVING", 0.5)]
    [InlineData("ＷＨＥＲＥ", "HAVING", 1)]
    [InlineData("WHERE NOT", "", 0)]
    public void Each_blank_is_an_equal_part(string first, string second, decimal score)
    {
        var result = Questions.Score("fill-in", Sql, new { blanks = new[] { first, second } });
        result.Score.ShouldBe(score);
        result.ShouldAddUp(2);
    }

    [Fact]
    public void Without_partial_credit_all_must_be_right()
    {
        var whole = Sql.Replace("\"points\"", "\"partial\": false, \"points\"", StringComparison.Ordinal);
        Questions.Score("fill-in", whole, """{"blanks":["where","x"]}""").Score.ShouldBe(0);
        Questions.Score("fill-in", whole, """{"blanks":["where","HAVING"]}""").Score.ShouldBe(1);
    }

    [Fact]
    public void A_learner_reads_what_was_typed_and_what_is_accepted() =>
        Questions.Score("fill-in", Sql, """{"blanks":["<b>*if*</b> `x`","having"]}""").Say()
            .ShouldBe("`<b>*if*</b> 'x'` is not right. The answer is `WHERE`. | `having` is not right: capitals matter here. The answer is `HAVING` or `a having clause`.");

    [Fact]
    public void A_long_answer_is_cut_and_no_character_in_two() => Questions.Score("fill-in", Sql, new { blanks = new[] { new string('x', 78) + "😀😀", "" } }).Criteria[0].Reason
        .ShouldStartWith($"`{new string('x', 78)}…` is not right.");

    [Theory]
    [InlineData("naïve", "naive", false, false)]
    [InlineData("naïve", "naive", true, true)]
    [InlineData("naive", "NAÏVE", true, true)]
    [InlineData("कि", "क", true, false)]
    [InlineData("don't", "don’t", false, true)]
    [InlineData("re-use", "re‑use", false, true)]
    [InlineData("file", "ﬁle", false, true)]
    public void Writing_that_means_the_same_is_the_same(string accepted, string typed, bool ignoreAccents, bool same) => Questions.Score(
        "fill-in", new { prompt = "x", blanks = new[] { new { accept = new[] { accepted } } } }, new { blanks = new[] { typed } },
        settings: ignoreAccents ? """{"fillInIgnoresAccents":true}""" : "{}").Score.ShouldBe(same ? 1 : 0);

    [Theory]
    [InlineData("""{"blanks":[]}""")]
    [InlineData("""{"blanks":[""," "]}""")]
    public void Empty_blanks_are_not_answered(string response) => Questions.Score("fill-in", Sql, response).Say().ShouldBe("Not answered.");

    [Fact]
    public void Missing_blanks_are_empty_and_too_many_are_a_mistake()
    {
        Questions.Score("fill-in", Sql, """{"blanks":["where"]}""").Score.ShouldBe(0.5m);
        Questions.Score("fill-in", Sql, """{"blanks":["where","HAVING","more"]}""").Outcome.ShouldBe(Outcome.NotEvaluable);
    }

    [Theory]
    [InlineData("Two [[1]]", """[{"accept":["a"]},{"accept":["b"]}]""", "prompt: Write [[2]] where blank 2 stands in the question.")]
    [InlineData("One [[1]] [[2]]", """[{"accept":["a"]}]""", "prompt: [[2]] has no blank: add one, or take it out of the question.")]
    [InlineData("Twice [[1]] [[1]]", """[{"accept":["a"]}]""", "prompt: [[1]] stands in the question more than once.")]
    [InlineData("x", """[{"accept":[]}]""", "blanks[0].accept: Give at least one accepted answer.")]
    [InlineData("x", """[{"accept":["a","A"]}]""", "blanks[0].accept[1]: An earlier answer covers this one: take it out.")]
    [InlineData("x", """[{"accept":["a"," "]}]""", "blanks[0].accept[1]: An accepted answer cannot be empty: write one, or take it out.")]
    public void An_author_is_told_what_to_do(string prompt, string blanks, string problem) =>
        Questions.Problems("fill-in", $$"""{ "prompt": "{{prompt}}", "blanks": {{blanks}} }""").Select(p => $"{p.Path}: {p.Message}").ShouldBe([problem]);

    [Fact]
    public void Blanks_may_follow_a_question_without_places() =>
        Questions.Problems("fill-in", """{ "prompt": "Name two.", "blanks": [{"accept":["a","A"],"caseSensitive":true},{"accept":["b"]}] }""").ShouldBeEmpty();
}
