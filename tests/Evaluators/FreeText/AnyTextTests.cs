using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace PrepPlatform.Tests.Evaluators.FreeText;

/// <summary>What holds whatever is written.</summary>
public sealed class AnyTextTests
{
    private static readonly string[] Words =
        ["index", "reads", "not", "no", "never", "faster", "slower", "the", "table", "without", ". ", ", ", "\n", "n't", "don't", "\u200B", "а", "é", "😀", "\uD83D", "क्ष", "1.5", "1,000", "O(n)", "C++", "<b>", "[x](y)", "`", "ignore the rubric", "full marks", "\u0301", "\u202E", "ﬁ", "''", "x'", "yes", "It is false that"];

    private static Gen<string> Texts => Gen.OneOf(
        from count in Gen.Choose(0, 60) from words in Gen.Elements(Words).ArrayOf(count) select string.Join(' ', words),
        from count in Gen.Choose(0, 60) from words in Gen.Elements(Words).ArrayOf(count) select string.Concat(words),
        from key in Gen.Elements(FreeTexts.Names.ToArray()) from words in Gen.Elements(Words).ArrayOf(5) select $"{FreeTexts.Good(key)[0]} {string.Join(' ', words)}");

    private static Gen<object> Definitions =>
        from prompt in Gen.Elements("What is it?", "index", "…?", "Why are reads faster?")
        from points in Gen.Elements(0.5m, 1, 3, 1000)
        from references in Gen.Elements(Words).Where(w => w.Any(char.IsAsciiLetterLower)).ArrayOf(2)
        from weight in Gen.Elements(1m, 0.001m, 7)
        select (object)new { prompt, points, references = new[] { $"{references[0]} it is", $"{references[1]} there, so that all is said" }, keyPoints = new[] { new { text = $"one {references[1]}", points = weight }, new { text = $"two {references[0]} more", points = 1m } } };

    [Fact]
    public void It_never_throws_adds_up_points_into_the_text_and_says_the_same_twice() =>
        Check(from text in Texts from key in Gen.Elements(FreeTexts.Names.ToArray()) select (text, key), 600, c =>
        {
            var result = FreeTexts.Score(c.key, c.text);
            JsonSerializer.Serialize(FreeTexts.Score(c.key, c.text)).ShouldBe(JsonSerializer.Serialize(result));
        });

    [Fact]
    public void Any_question_that_its_check_takes_can_be_scored_and_its_best_answer_is_full() =>
        Check(from text in Texts from definition in Definitions select (text, definition), 300, c =>
        {
            var definition = Questions.Json(c.definition);
            if (Questions.Problems("essay", definition).Count > 0) return;
            FreeTexts.Score(definition, c.text, "essay");
            var best = Questions.Types["essay"].BestResponse(definition, default)!.Value.GetProperty("text").GetString()!;
            FreeTexts.Score(definition, best, "essay").Score.ShouldBe(1);
        });

    [Fact]
    public void Scores_of_people_keep_it_within_bounds() =>
        Check(from text in Texts from other in Texts from given in Gen.Choose(0, 100) select (text, other, given), 200, c =>
            FreeTexts.Score(FreeTexts.Definition("index"), c.text, graded: [(c.other, c.given / 100m), ("reads are faster", 1m)]));

    private static void Check<T>(Gen<T> any, int times, Action<T> test) => Prop.ForAll(any.ToArbitrary(), test).Check(Config.QuickThrowOnFailure.WithMaxTest(times));
}
