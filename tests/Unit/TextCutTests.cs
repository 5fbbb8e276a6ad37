using PrepPlatform.Kernel;

namespace PrepPlatform.Tests.Unit;

public sealed class TextCutTests
{
    [Theory]
    [InlineData("Asha", 4, "Asha")]
    [InlineData("Asha", 2, "As")]
    [InlineData("A🎓", 2, "A")]
    [InlineData("A🎓", 3, "A🎓")]
    [InlineData("🎓", 1, "")]
    [InlineData("Asha", 0, "")]
    public void A_text_is_cut_between_its_signs(string text, int most, string cut) => text.Cut(most).ShouldBe(cut);

    [Theory]
    [InlineData("Asha", 4, "Asha")]
    [InlineData("Ashas", 4, "Ash…")]
    [InlineData("A🎓🎓", 3, "A…")]
    public void A_longer_text_ends_with_an_ellipsis(string text, int most, string cut) => text.Shorten(most).ShouldBe(cut);
}
