using PrepPlatform.Evaluators;
using PrepPlatform.MultipleChoice.Scoring;

namespace PrepPlatform.Tests.Evaluators;

/// <summary>Attempts keep their seed: what was shown yesterday must be shown again, by every later version.</summary>
public sealed class SeedTests
{
    [Theory]
    [InlineData(1, 5, 1u, "1,3,4,0,2")]
    [InlineData(1, 5, 2u, "4,2,0,3,1")]
    [InlineData(-42, 8, 1u, "7,4,0,2,1,3,5,6")]
    [InlineData(long.MaxValue, 12, 4u, "7,9,3,2,4,11,8,1,0,5,10,6")]
    public void Places_of_a_seed_never_change(long seed, int count, uint purpose, string places) =>
        string.Join(",", Shuffling.Places(count, seed, purpose)).ShouldBe(places);

    [Fact]
    public void An_arrangement_of_today_is_that_of_the_first_version()
    {
        var definition = Questions.Json("""{ "prompt": "x", "pairs": [ { "left": "a", "right": "1" }, { "left": "b", "right": "2" }, { "left": "c", "right": "3" } ], "distractors": ["4"] }""");
        var shown = (GridPresentation)Questions.Types["matching"].Present(definition, new(20261120, Shuffle: true));
        $"{string.Join(",", shown.Rows.Select(r => r.Text))} {string.Join(",", shown.Columns.Select(c => c.Text))}".ShouldBe("a,c,b 2,1,4,3");
    }

    [Fact]
    public void Every_place_is_as_likely_as_another()
    {
        const int Count = 4, Times = 40_000;
        var seen = new int[Count, Count];
        for (var seed = 1; seed <= Times; seed++)
        {
            var places = Shuffling.Places(Count, seed, 1);
            for (var i = 0; i < Count; i++) seen[i, places[i]]++;
        }

        // Five standard deviations of a binomial count.
        foreach (var count in seen) count.ShouldBeInRange(Times / Count - 433, Times / Count + 433);
    }
}
