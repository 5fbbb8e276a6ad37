using System.Text.Json;

namespace PrepPlatform.Tests.Evaluators.FreeText;

/// <summary>Subjects that were written after the scorer was tuned, and that it was not tuned on: what it does with questions that it meets for the first time.</summary>
public abstract class UnseenTests
{
    protected UnseenTests(bool encoder) => FreeTexts.ByEncoder.Value = encoder;

    public sealed class ByWords() : UnseenTests(false);

    public sealed class ByEncoder() : UnseenTests(true);

    private static readonly List<JsonElement> Subjects =
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(Clone.Root, "tests", "Evaluators", "FreeText", "unseen.json"))).RootElement.EnumerateArray()];

    [Fact]
    public void No_trick_earns_a_third() => Scores("tricks").ShouldAllBe(score => score < 0.34m);

    [Fact]
    public void Good_answers_earn_three_fifths_on_average_and_each_more_than_the_tricks_on_average()
    {
        Scores("good").Average().ShouldBeGreaterThan(0.6m);
        Scores("good").Min().ShouldBeGreaterThan(Scores("tricks").Average());
    }

    private static List<decimal> Scores(string kind) =>
        [.. Subjects.SelectMany(s => s.GetProperty(kind).EnumerateArray().Select(a => FreeTexts.Score(s.GetProperty("definition"), a.GetString()!).Score))];
}
