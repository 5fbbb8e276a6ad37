namespace PrepPlatform.Tests.Evaluators.FreeText;

/// <summary>What people gave other answers to the same question moves a score, the more of them the more.</summary>
public sealed class LearningTests
{
    private const string Key = "binary-search", Text = "It has to be in order, and at every step one half is dropped.";

    [Fact]
    public void Few_scores_move_it_a_little_and_many_more()
    {
        var own = Score(0);
        var (few, many) = (Score(3), Score(30));
        few.ShouldBeGreaterThan(own);
        many.ShouldBeGreaterThan(few);
        many.ShouldBeLessThanOrEqualTo(1);

        decimal Score(int people) => FreeTexts.Score(FreeTexts.Definition(Key), Text, graded: [.. Enumerable.Range(0, people).Select(i => ($"It must be ordered so that {i} parts can be dropped.", 1m))]).Score;
    }

    [Fact]
    public void The_same_answer_gets_what_a_person_gave_it()
    {
        var result = FreeTexts.Score(FreeTexts.Definition(Key), Text, graded: [(Text.ToUpperInvariant(), 0.25m), ("Something else that is wrong.", 0m)]);
        (result.Score, result.Confidence).ShouldBe((0.25m, 0.95m));
        result.Notes.ShouldContain("2 answers that people scored moved the score from");
    }

    [Fact]
    public void Strict_people_lower_it_and_staff_read_why()
    {
        var good = FreeTexts.Good(Key)[0];
        var strict = FreeTexts.Score(FreeTexts.Definition(Key), good, graded: [.. FreeTexts.Good(Key).Skip(1).Append(FreeTexts.Answer(Key, "reordered")).Select(a => (a, 0.3m))]);
        strict.Score.ShouldBeLessThan(FreeTexts.Score(Key, good).Score);
        strict.Notes.ShouldContain("answers that people scored moved the score from");
    }

    [Fact]
    public void Good_scores_of_others_save_no_trick()
    {
        var definition = FreeTexts.Definition(Key);
        var tricked = FreeTexts.Score(definition, definition.GetProperty("prompt").GetString()!, graded: [.. FreeTexts.Good(Key).Select(g => (g, 1m))]);
        tricked.Score.ShouldBeLessThan(0.05m);
    }
}
