using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Tests.Unit.Placement;

/// <summary>What a builder or another tenant may not send.</summary>
public sealed class RuleCheckTests
{
    [Theory]
    [InlineData("""{"is":"all"}""", "Rule")]
    [InlineData("""{"is":"all","rules":[null]}""", "Rule.0")]
    [InlineData("""{"is":"all","rules":[{"is":"any","rules":[]}]}""", "Rule.0")]
    [InlineData("""{"is":"all","rules":[{"is":"any","rules":[{"is":"none","rules":[{"is":"all","rules":[{"is":"any","rules":[{"is":"number","fact":"cgpa","bound":"atLeast","value":7}]}]}]}]}]}""", "Rule.0.0.0.0")]
    [InlineData("""{"is":"number","fact":"cgpa","bound":"atLeast","value":11}""", "Rule")]
    [InlineData("""{"is":"number","fact":"salary","bound":"atLeast","value":1}""", "Rule")]
    [InlineData("""{"is":"number","fact":"cgpa","bound":"atLeast","value":7.00001}""", "Rule")]
    [InlineData("""{"is":"choice","fact":"year","values":["MMXXVI"]}""", "Rule")]
    [InlineData("""{"is":"choice","fact":"cgpa","values":["8"]}""", "Rule")]
    [InlineData("""{"is":"choice","fact":"branch"}""", "Rule")]
    [InlineData("""{"is":"skills","skills":["SQL","sql"],"atLeast":2}""", "Rule")]
    [InlineData("""{"is":"assessment","title":"Aptitude","atLeast":60}""", "Rule")]
    [InlineData("""{"is":"shell","command":"rm"}""", "Rule")]
    [InlineData("null", "Rule"), InlineData("{", "Rule"), InlineData("[]", "Rule")]
    public void Rules_that_make_no_sense_are_refused_and_say_where(string json, string field) => RuleCheck.Read(json).Problems.ShouldContain(p => p.Field == field);

    [Fact]
    public void There_are_at_most_thirty_conditions() =>
        RuleCheck.Problems(new AllOf([.. Enumerable.Repeat(new NumberRule(Facts.Cgpa, Bound.AtLeast, 7), 31)])).ShouldHaveSingleItem().Message.ShouldBe("There are at most 30 conditions.");

    [Fact]
    public void A_drive_may_be_open_to_everyone() => RuleCheck.Read("""{"is":"all","rules":[]}""").Succeeded.ShouldBeTrue();

    [Theory]
    [InlineData("""{"parts":[{"fact":"salary","weight":10,"from":0,"to":1,"label":"x"}]}""", "Ranking.0")]
    [InlineData("""{"parts":[{"fact":"cgpa","weight":0,"from":0,"to":1,"label":"x"}]}""", "Ranking.0")]
    [InlineData("""{"parts":[{"fact":"cgpa","weight":10,"from":5,"to":5,"label":"x"}]}""", "Ranking.0")]
    [InlineData("""{"parts":[{"fact":"skills","weight":10,"from":0,"to":5,"label":"x"}]}""", "Ranking.0")]
    [InlineData("""{"parts":[{"fact":"cgpa","weight":1,"from":5,"to":9,"label":"x"},{"fact":"cgpa","weight":1,"from":5,"to":10,"label":"y"}]}""", "Ranking.1")]
    [InlineData("{}", "Ranking"), InlineData("null", "Ranking"), InlineData("nope", "Ranking")]
    public void Rankings_that_make_no_sense_are_refused_and_say_where(string json, string field) => RankingCheck.Read(json).Problems.ShouldContain(p => p.Field == field);

    [Fact]
    public void Parts_add_up_to_the_score_exactly_and_unknown_facts_earn_nothing()
    {
        var ranking = new Ranking([new(Facts.Cgpa, 33, 6, 9, "CGPA"), new(Facts.ActiveBacklogs, 10, 3, 0, "Backlogs"), new(Facts.Skills, 7, 0, 3, "Skills", ["SQL", "python", "Go"]), new(Facts.Marks10, 50, 0, 100, "10th")]);
        RankingCheck.Problems(ranking).ShouldBeEmpty();
        var (score, parts) = ShortlistEngine.Score(ranking, RuleTests.Student(7.1m));
        parts.Select(p => (p.Points, p.Value)).ShouldBe([(12.1m, "7.10"), (10, "0"), (4.666667m, "2"), (0, "not known")]);
        score.ShouldBe(parts.Sum(p => p.Points));
    }
}
