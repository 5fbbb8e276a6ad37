using System.Text.Json;
using PrepPlatform.Evaluators;
using PrepPlatform.SemanticText;
using PrepPlatform.Ui.Components;

namespace PrepPlatform.Tests.Unit.Components;

/// <summary>Evidence in the learner's words, and what to read next.</summary>
public sealed class EvidenceTests
{
    [Fact]
    public void Where_spans_of_several_parts_overlap_the_words_belong_to_all_of_them()
    {
        var parts = EvidencePart.Split("abcdefgh", [Part(new EvidenceSpan(0, 4, "one")), Part(new EvidenceSpan(2, 4, "two"))]);
        parts.Select(p => p.Text).ShouldBe(["ab", "cd", "ef", "gh"]);
        parts[1].Criteria.ShouldBe([1, 2]);
        parts[1].Note.ShouldBe("one; two");
        (parts[0].Criteria.Single(), parts[2].Criteria.Single(), parts[3].Criteria.Count).ShouldBe((1, 2, 0));
    }

    [Theory]
    [InlineData(-5, 3), InlineData(100, 3), InlineData(2, 0), InlineData(2, -4), InlineData(int.MaxValue, int.MaxValue)]
    public void What_lies_outside_marks_nothing(int start, int length) =>
        EvidencePart.Split("abcdef", [Part(new EvidenceSpan(start, length, ""))]).ShouldHaveSingleItem().Criteria.ShouldBeEmpty();

    [Fact]
    public void No_character_is_cut_in_two() =>
        EvidencePart.Split("a😀b", [Part(new EvidenceSpan(2, 1, "half of it"))]).Select(p => p.Text).ShouldBe(["a", "😀", "b"]);

    [Fact]
    public void Every_text_comes_back_whole()
    {
        const string Text = "The first in is the first out, which is fair 😀.";
        for (var i = 0; i < 300; i++)
        {
            var criteria = Enumerable.Range(1, 4).Select(n => Part(new EvidenceSpan(i * n * 7 % 65 - 5, i * n * 11 % 32 - 2, "n"))).ToList();
            string.Concat(EvidencePart.Split(Text, criteria).Select(p => p.Text)).ShouldBe(Text);
        }
    }

    [Fact]
    public void What_to_read_next_is_linked_in_what_was_missed_once()
    {
        Criterion[] criteria =
        [
            new("Had", 1, 1, "See [this](https://example.org/had)."), new("Missed", 0, 1, "Read [queues](https://example.org/q) and [stacks](/courses/1)."),
            new("Partly", 0.5m, 1, "Read [queues again](https://example.org/q), not [this](javascript:alert(1))."),
        ];
        ReadingLinks.Of(criteria).ShouldBe(["[queues](https://example.org/q)", "[stacks](/courses/1)"]);
    }

    [Fact]
    public async Task What_the_scorer_of_answers_in_words_links_to_is_found()
    {
        var definition = JsonElement.Parse(
            """
            { "prompt": "What is a stack?", "keyPoints": [ { "text": "It works last in, first out.", "readNext": "https://example.org/stack_(data)" }, { "text": "Push puts an element on top." } ],
              "readNext": [ { "title": "Stacks [1] \\ and more", "url": "https://example.org/a b" }, { "title": "Queues", "url": "http://example.org/q?a=1&b=(2)" } ] }
            """);
        var request = new EvaluationRequest(definition, JsonElement.Parse("""{ "text": "I like green plates" }"""), default, JsonElement.Parse("{}"), TimeSpan.FromSeconds(20));
        var result = await new SemanticTextPlugin().Types[0].EvaluateAsync(request, default);
        ReadingLinks.Of(result.Criteria).ShouldBe(
            ["[about this](<https://example.org/stack_(data)>)", @"[Stacks \[1\] \\ and more](<https://example.org/a%20b>)", "[Queues](<http://example.org/q?a=1&b=(2)>)"]);
    }

    private static Criterion Part(EvidenceSpan span) => new("A part", 1, 1, "") { Evidence = [span] };
}
