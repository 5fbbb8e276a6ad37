using System.Diagnostics;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using PrepPlatform.Tests.Unit.Components;
using PrepPlatform.Ui.Markup;

namespace PrepPlatform.Tests.Unit.Markup;

public sealed class TextDiffTests
{
    [Fact]
    public void Changes_are_marked_by_line_and_word_and_said_in_words()
    {
        var page = Compare("same\nthe old word\ngone", "same\nthe new word");
        page.QuerySelectorAll("del").Select(d => d.TextContent).ShouldBe(["the old word", "gone"]);
        page.QuerySelectorAll("ins").Select(d => d.TextContent).ShouldBe(["the new word"]);
        page.QuerySelectorAll(".diff-word").Select(d => d.TextContent.Trim()).ShouldBe(["old", "new"]);
        page.QuerySelectorAll(".diff-line .visually-hidden").Select(d => d.TextContent.Trim()).ShouldBe(["Removed:", "Added:", "Removed:"], ignoreOrder: true);
    }

    [Fact]
    public void What_stayed_is_told_not_shown()
    {
        var lines = Enumerable.Range(0, 40).Select(i => $"line {i}").ToList();
        var page = Compare(string.Join('\n', lines), string.Join('\n', lines.Select((l, i) => i == 20 ? "other" : l)));
        page.QuerySelectorAll(".diff-skipped").Select(s => s.TextContent).ShouldBe(["18 lines unchanged", "17 lines unchanged"]);
        page.QuerySelectorAll(".diff-line:not(.diff-del):not(.diff-ins)").Length.ShouldBe(4);
    }

    [Fact]
    public void Texts_are_shown_as_texts() => Compare("<b>x</b>", "<script>alert(1)</script>").QuerySelectorAll("script, b:not(.diff-word)").ShouldBeEmpty();

    [Fact]
    public void The_same_text_says_so() => Compare("a", "a").Body!.TextContent.ShouldBe("Nothing changed.");

    [Theory]
    [InlineData("\n")]
    [InlineData(" ")]
    public void Long_texts_that_share_nothing_take_little_time(string between)
    {
        var clock = Stopwatch.StartNew();
        Compare(string.Join(between, Enumerable.Range(0, 1990).Select(i => $"a{i}")), string.Join(between, Enumerable.Range(0, 1990).Select(i => $"b{i}")));
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void What_would_take_long_is_compared_by_line_or_not_at_all()
    {
        Compare(string.Concat(Enumerable.Repeat("a ", 20_000)), string.Concat(Enumerable.Repeat("b ", 20_000))).QuerySelectorAll("ins").Length.ShouldBe(1);
        Compare(string.Concat(Enumerable.Repeat("a\n", 20_000)), "b").Body!.TextContent.ShouldContain("too long to be compared");
    }

    private static IHtmlDocument Compare(string before, string after) => new TextDiffTagHelper(new PlainWords()) { Before = before, After = after }.Html();
}
