using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.Evaluators.FreeText;

/// <summary>Whoever says a thing and its opposite has said neither.</summary>
public sealed class BothTests
{
    [Theory]
    [InlineData("TCP delivers data reliably.", "TCP delivers data reliably. TCP does not deliver data reliably.")]
    [InlineData("TCP delivers data reliably and in order.", "I know that TCP does not deliver data reliably and in order. Of course TCP delivers data reliably, and all of it in order.")]
    [InlineData("The cache makes reads faster.", "The cache makes reads faster. The cache makes reads slower.")]
    public void Who_says_a_thing_and_its_opposite_goes_to_a_person(string reference, string answer)
    {
        var result = FreeTexts.Score(new { prompt = "What is it good for?", references = new[] { reference } }, answer);
        result.Outcome.ShouldBe(Outcome.NeedsReview);
        result.Says("You say both").ShouldBeTrue();
        result.Confidence.ShouldBeLessThanOrEqualTo(0.5m);
    }

    [Theory]
    [InlineData("Reads are faster.", "Reads are faster. Writes are slower.")]
    [InlineData("A stack works last in, first out.", "A stack is not a queue. It works last in, first out.")]
    public void Who_says_two_things_does_not_say_both(string reference, string answer) =>
        FreeTexts.Score(new { prompt = "What is it good for?", references = new[] { reference } }, answer).Says("You say both").ShouldBeFalse();
}
