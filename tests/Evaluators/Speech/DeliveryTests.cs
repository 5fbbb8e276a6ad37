using PrepPlatform.Evaluators;
using PrepPlatform.Speech.Delivery;
using PrepPlatform.Speech.Hearing;
using PrepPlatform.Speech.Recordings;
using PrepPlatform.Speech.Scoring;
using PrepPlatform.Speech.Voice;
using PrepPlatform.Tests.Support.Speech;

namespace PrepPlatform.Tests.Evaluators.Speech;

/// <summary>How something was spoken, in numbers that can be worked out by hand.</summary>
public sealed class DeliveryTests
{
    [Theory]
    [InlineData("the", 1)]
    [InlineData("like", 1)]
    [InlineData("liked", 1)]
    [InlineData("wanted", 2)]
    [InlineData("places", 2)]
    [InlineData("table", 2)]
    [InlineData("element", 3)]
    [InlineData("collection", 3)]
    [InlineData("queue", 1)]
    [InlineData("operation,", 4)]
    [InlineData("media", 3)]
    [InlineData("rhythm", 1)]
    [InlineData("42", 3)]
    [InlineData("hmm", 1)]
    [InlineData("…", 0)]
    public void Syllables_are_estimated_from_letters(string word, int syllables) => Syllables.In(word).ShouldBe(syllables);

    [Fact]
    public void Fillers_are_counted_and_words_that_say_something_are_not() =>
        Fillers.Count(Words("Um, I like it, you know, it is, like, well done. Uh-huh? Erm I mean so what")).ShouldBe(5);

    [Fact]
    public void Rates_follow_from_words_stretches_and_pauses()
    {
        // 10 s: 4 s of speech, 1 s of silence, 2 s, 0.2 s that is no pause, 2.8 s.
        Stretch[] speech = [new(16_000, 80_000), new(96_000, 128_000), new(131_200, 176_000)];
        var measures = Make(speech, Words(string.Join(' ', Enumerable.Repeat("collection", 20))));
        measures["Pace"].Value.ShouldBe(120);
        measures["Articulation"].Value.ShouldBe(decimal.Round(60 / 8.8m, 1));
        measures["Articulation"].IsUsual.ShouldBeFalse();
        measures["Pauses"].Value.ShouldBe(6);
        measures["Longest pause"].Value.ShouldBe(1);
        measures["Filler words"].Value.ShouldBe(0);
        measures["Clarity"].Value.ShouldBe(90);
        measures["Level"].ShouldSatisfyAllConditions(l => l.Value.ShouldBe(-13), l => l.IsUsual.ShouldBeTrue());
        measures.Values.ShouldAllBe(m => m.Tip.Length > 10 && (m.Low != null || m.High != null));
    }

    [Fact]
    public void From_a_word_or_two_no_rate_is_made() => Make([new(0, 20_000)], Words("Yes")).Keys.ShouldBe(["Filler words", "Clarity", "Level"]);

    [Fact]
    public void What_is_too_quiet_or_cut_off_is_said()
    {
        Stretch[] all = [new(0, 64_000)];
        var quiet = Make(all, [], Sounds.Tone(4, 440, 0.01));
        quiet["Level"].ShouldSatisfyAllConditions(l => l.IsUsual.ShouldBeFalse(), l => l.Tip.ShouldContain("Move nearer"));
        quiet.ShouldNotContainKey("Distortion");
        var loud = Make(all, [], [.. Sounds.Tone(4, 440, 3).Select(s => Math.Clamp(s, -1, 1))]);
        loud["Distortion"].IsUsual.ShouldBeFalse();
        loud["Level"].IsUsual.ShouldBeFalse();
    }

    [Theory]
    [InlineData(0.95, 1)]
    [InlineData(0.8, 1)]
    [InlineData(0.6, 0.6)]
    [InlineData(0.55, 0.5)]
    [InlineData(0.2, 0)]
    public void A_score_is_as_sure_as_the_words(double confidence, double most) => Certainty.Of(Words("one two three", (decimal)confidence)).ShouldBe((decimal)most);

    [Theory]
    [InlineData("A stack gives back first", 0, 0)]
    [InlineData("a stack, gives: BACK first.", 0, 0)]
    [InlineData("Um a stack gives back uh first", 0, 0)]
    [InlineData("A stock gives back first", 1, 1)]
    [InlineData("A stack gives back", 1, 1)]
    [InlineData("A stack gives it back first", 1, 1)]
    [InlineData("", 5, 5)]
    public void Changes_are_counted_by_words(string corrected, int changed, int sure) => Correction.Between(Words("A stack gives, um, back first"), corrected).ShouldBe(new(changed, sure));

    [Fact]
    public void A_change_beside_an_unsure_word_is_none_of_a_sure_one()
    {
        HeardWord[] words = [new("a", 0, 1, 0.9m), new("heap", 1, 2, 0.3m), new("gives", 2, 3, 0.9m)];
        Correction.Between(words, "a stack gives").ShouldBe(new(1, 0));
        Correction.Between(words, "a hash map gives").ShouldBe(new(2, 0));
        Correction.Between(words, "a gives").ShouldBe(new(1, 0));
        Correction.Between(words, "the stack gives").ShouldBe(new(2, 1));
    }

    private static Dictionary<string, DeliveryMeasure> Make(Stretch[] speech, IReadOnlyList<HeardWord> words, float[]? samples = null)
    {
        var recording = new Recording(samples ?? Sounds.Tone(12, 300), 12, false);
        return DeliveryReport.Make(new Heard(recording, new Activity(speech, 1), words, "test", [])).ToDictionary(m => m.Name);
    }

    private static List<HeardWord> Words(string text, decimal confidence = 0.9m) => [.. text.Split(' ').Select((w, i) => new HeardWord(w, i, i + 1, confidence))];
}
