using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.Evaluators;

public sealed class MatchingTests
{
    private const string Layers =
        """
        { "prompt": "Which layer?", "points": 4, "pairs": [ { "left": "HTTP", "right": "Application" }, { "left": "TCP", "right": "Transport" },
            { "left": "UDP", "right": "Transport" }, { "left": "IP", "right": "Network" } ], "distractors": ["Physical"] }
        """;

    [Theory]
    [InlineData("""{"l1":"r1","l2":"r2","l3":"r3","l4":"r4"}""", 1)]
    [InlineData("""{"l1":"r1","l2":"r3","l3":"r2","l4":"r4"}""", 1)]
    [InlineData("""{"l1":"r1","l2":"r2"}""", 0.5)]
    [InlineData("""{"l1":"r1","l2":"","l3":"r5","l4":"r4"}""", 0.5)]
    [InlineData("""{"l1":"r4"}""", 0)]
    public void Each_pair_is_an_equal_part_and_equal_right_sides_are_one(string pairs, decimal score)
    {
        var result = Questions.Score("matching", Layers, $$"""{"pairs":{{pairs}}}""");
        result.Score.ShouldBe(score);
        result.ShouldAddUp(4);
    }

    [Fact]
    public void A_learner_reads_what_belongs_where() => Questions.Score("matching", Layers, """{"pairs":{"l1":"r1","l2":"r5"}}""").Criteria
        .Select(c => $"{c.Name}: {c.Reason}").Take(3).ShouldBe(
        [
            "Row: HTTP: “Application” is right.",
            "Row: TCP: “Physical” does not belong here; “Transport” does.",
            "Row: UDP: You left this out; “Transport” does.",
        ]);

    [Fact]
    public void Without_partial_credit_all_must_be_right() => Questions.Score("matching", Layers.Replace("\"points\"", "\"partial\": false, \"points\"", StringComparison.Ordinal),
        """{"pairs":{"l1":"r1","l2":"r2","l3":"r3","l4":"r5"}}""").Score.ShouldBe(0);

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"l1":""}""")]
    public void No_pair_is_not_answered(string pairs) => Questions.Score("matching", Layers, $$"""{"pairs":{{pairs}}}""").Say().ShouldBe("Not answered.");

    [Theory]
    [InlineData("""{"l9":"r1"}""")]
    [InlineData("""{"l1":"r9"}""")]
    [InlineData("""{"l01":"r1"}""")]
    [InlineData("""{"l1":"r1","l1":"r2"}""")]
    [InlineData("""{"r1":"l1"}""")]
    public void What_no_page_sends_scores_nothing(string pairs) =>
        Questions.Score("matching", Layers, $$"""{"pairs":{{pairs}}}""").ShouldSatisfyAllConditions(r => r.Outcome.ShouldBe(Outcome.NotEvaluable), r => r.Score.ShouldBe(0));

    [Fact]
    public void Candidates_see_each_right_side_once_and_mixed_even_where_nothing_else_is()
    {
        var orders = Enumerable.Range(1, 40).Select(seed => (GridPresentation)Questions.Types["matching"].Present(Questions.Json(Layers), new(seed, Shuffle: false))).ToList();
        orders.ShouldAllBe(p => p.Columns.Select(c => c.Text).Order().SequenceEqual(new[] { "Application", "Network", "Physical", "Transport" }));
        orders.ShouldAllBe(p => p.Rows.Select(r => r.Text).SequenceEqual(new[] { "HTTP", "TCP", "UDP", "IP" }));
        orders.Select(p => string.Join(",", p.Columns.Select(c => c.Text))).Distinct().Count().ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData("""[{"left":"a","right":"1"},{"left":" a","right":"2"}]""", "[]", "pairs[1].left")]
    [InlineData("""[{"left":"a","right":"1"},{"left":" ","right":"2"}]""", "[]", "pairs[1].left")]
    [InlineData("""[{"left":"a","right":"1"},{"left":"b","right":" "}]""", "[]", "pairs[1].right")]
    [InlineData("""[{"left":"a","right":"1"},{"left":"b","right":"1"}]""", "[]", "pairs")]
    [InlineData("""[{"left":"a","right":"1"},{"left":"b","right":"2"}]""", """["2"]""", "distractors[0]")]
    [InlineData("""[{"left":"a","right":"1"},{"left":"b","right":"2"}]""", """["3","3"]""", "distractors[1]")]
    public void An_author_is_told_where(string pairs, string distractors, string path) =>
        Questions.Problems("matching", $$"""{ "prompt": "x", "pairs": {{pairs}}, "distractors": {{distractors}} }""").ShouldHaveSingleItem().Path.ShouldBe(path);
}
