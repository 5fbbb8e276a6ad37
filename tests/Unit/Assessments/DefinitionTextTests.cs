using PrepPlatform.Assessments.Domain;

namespace PrepPlatform.Tests.Unit.Assessments;

public sealed class DefinitionTextTests
{
    [Fact]
    public void A_definition_reads_with_its_prompt_first_and_the_right_options_marked() =>
        DefinitionText.Write(Definition.Parse("""{"points":2,"options":[{"id":"a","text":"One","correct":true,"feedback":"Yes"},{"id":"b","text":"Two"}],"prompt":"Which?","caseSensitive":false}"""), null)
            .ShouldBe("Which?\n\nPoints: 2\nOptions:\n  [x] One | Feedback: Yes\n  - Two\nCase sensitive: no");

    [Fact]
    public void Pairs_are_written_with_an_arrow_and_plain_lists_line_by_line() =>
        DefinitionText.Write(Definition.Parse("""{"pairs":[{"left":"HTTP","right":"80"}],"items":["a","b"],"blanks":[{"accept":["x","y"]}]}"""), null)
            .ShouldBe("Pairs:\n  - HTTP → 80\nItems:\n  - a\n  - b\nBlanks:\n  - Accept: x / y");

    [Theory]
    [InlineData("null")]
    [InlineData("[1,[2]]")]
    [InlineData("{\"a\":{\"b\":[{}]}}")]
    [InlineData("{\"prompt\":5,\"options\":\"no\"}")]
    public void Whatever_stands_there_is_written(string json) => DefinitionText.Write(Definition.Parse(json), null).ShouldNotBeNull();
}
