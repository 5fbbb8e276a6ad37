namespace PrepPlatform.Tests.Evaluators.FreeText;

/// <summary>What people gave other answers to the same question moves a score, the more of them the more.</summary>
public abstract class LearningTests
{
    protected LearningTests(bool encoder) => FreeTexts.ByEncoder.Value = encoder;

    public sealed class ByWords() : LearningTests(false);

    public sealed class ByEncoder() : LearningTests(true);

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
    public void What_a_person_gave_the_same_answer_counts_before_every_guard()
    {
        var definition = FreeTexts.Definition(Key);
        var echo = definition.GetProperty("prompt").GetString()!;
        FreeTexts.Score(definition, echo, graded: [(echo, 0.75m)]).Score.ShouldBe(0.75m);
    }

    [Fact]
    public void An_answer_with_other_signs_is_not_the_same()
    {
        var definition = Questions.Json(new { prompt = "When does the loop end?", references = new[] { "When the counter has reached the length." } });
        FreeTexts.Score(definition, "while i < n it goes on", graded: [("while i > n it goes on", 1m)]).Confidence.ShouldBeLessThan(0.95m);
    }

    [Fact]
    public void It_is_kept_for_a_while_without_the_answers()
    {
        var (definition, secret) = (FreeTexts.Definition(Key), "Xylophone marmalade halves the ordered thing.");
        var first = FreeTexts.Score(definition, Text, graded: [(secret, 1m)]);
        FreeTexts.Score(definition, Text, graded: [(secret, 1m)]).Score.ShouldBe(first.Score);
        var print = SemanticText.Scoring.Print.Of(SemanticText.Reading.Passage.Read(secret));
        Values(print, []).ShouldAllBe(v => !v.Contains("xylophone", StringComparison.OrdinalIgnoreCase) && !v.Contains("marmalad", StringComparison.OrdinalIgnoreCase));

        static List<string> Values(object? thing, List<string> all)
        {
            if (thing is string or ValueType) all.Add($"{thing}");
            else if (thing is System.Collections.IEnumerable many) foreach (var one in many) Values(one, all);
            else if (thing is not null) foreach (var field in thing.GetType().GetFields(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)) Values(field.GetValue(thing), all);
            return all;
        }
    }

    [Fact]
    public void Good_scores_of_others_save_no_trick()
    {
        var definition = FreeTexts.Definition(Key);
        var tricked = FreeTexts.Score(definition, definition.GetProperty("prompt").GetString()!, graded: [.. FreeTexts.Good(Key).Select(g => (g, 1m))]);
        tricked.Score.ShouldBeLessThan(0.05m);
    }
}
