using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.Evaluators;

public sealed class OrderingTests
{
    private const string Handshake = """{ "prompt": "Order?", "points": 6, "items": ["SYN", "SYN-ACK", "ACK", "Data"] }""";

    [Theory]
    [InlineData("""["a","b","c","d"]""", 1)]
    [InlineData("""["b","a","c","d"]""", 0.666667)]
    [InlineData("""["d","a","b","c"]""", 0)]
    [InlineData("""["b","a","d","c"]""", 0.333333)]
    [InlineData("""["d","c","b","a"]""", 0)]
    [InlineData("""["a","b"]""", 0.166667)]
    [InlineData("""["a"]""", 0)]
    public void Pairs_in_the_right_order_count_less_those_in_the_wrong_one(string order, decimal score)
    {
        var result = Questions.Score("ordering", Handshake, $$"""{"order":{{order}}}""");
        result.Score.ShouldBe(score);
        result.ShouldAddUp(6);
    }

    [Fact]
    public void A_learner_reads_how_it_was_counted_and_the_right_order() => Questions.Score("ordering", Handshake, """{"order":["b","a","c","d"]}""").Say()
        .ShouldBe("Of 6 pairs of items 5 stand in the right order; the 1 in the wrong order take as much away. The right order is “SYN”, then “SYN-ACK”, then “ACK”, then “Data”.");

    [Fact]
    public void Without_partial_credit_only_the_right_order_counts() => Questions.Score("ordering", Handshake.Replace("\"points\"", "\"partial\": false, \"points\"", StringComparison.Ordinal),
        """{"order":["b","a","c","d"]}""").Score.ShouldBe(0);

    [Fact]
    public void No_order_is_not_answered() => Questions.Score("ordering", Handshake, """{"order":[]}""").Say().ShouldBe("Not answered.");

    [Theory]
    [InlineData("""["e"]""")]
    [InlineData("""["a","a"]""")]
    [InlineData("""["A"]""")]
    [InlineData("""["SYN"]""")]
    [InlineData("""[""]""")]
    public void What_no_page_sends_scores_nothing(string order) =>
        Questions.Score("ordering", Handshake, $$"""{"order":{{order}}}""").ShouldSatisfyAllConditions(r => r.Outcome.ShouldBe(Outcome.NotEvaluable), r => r.Score.ShouldBe(0));

    [Fact]
    public void Candidates_see_the_items_mixed_in_every_way()
    {
        var seen = Enumerable.Range(1, 400).Select(seed => (OrderPresentation)Questions.Types["ordering"].Present(Questions.Json(Handshake), new(seed, Shuffle: false)))
            .GroupBy(p => string.Join(",", p.Items.Select(i => i.Text))).ToList();
        seen.Count.ShouldBe(24);
        seen.Max(g => g.Count()).ShouldBeLessThan(40);
    }

    [Theory]
    [InlineData("""["a"," a "]""", "items[1]")]
    [InlineData("""["a"," "]""", "items[1]")]
    [InlineData("""["a"]""", "items")]
    public void An_author_is_told_where(string items, string path) =>
        Questions.Problems("ordering", $$"""{ "prompt": "x", "items": {{items}} }""").ShouldHaveSingleItem().Path.ShouldBe(path);
}
