using PrepPlatform.Evaluators;

namespace PrepPlatform.Tests.Evaluators.CodeJudge;

/// <summary>Every language with every way in which a program comes out.</summary>
public sealed class VerdictTests
{
    public static TheoryData<string, string> Programs
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (language, verdict) in Judging.Programs.Keys) all.Add(language, verdict);
            return all;
        }
    }

    [JudgeTheory, MemberData(nameof(Programs))]
    public void A_program_of_each_kind_gets_its_verdict(string language, string verdict)
    {
        var result = Judging.Judge(Judging.Twice(), language, Judging.Programs[(language, verdict)]);
        var said = string.Join('\n', result.Criteria);
        result.Verdict.ShouldBe(verdict, said);
        result.Outcome.ShouldBe(Outcome.Scored);
        result.Score.ShouldBe(verdict == "AC" ? 1 : verdict == "WA" ? 0 : 0, said);
        if (verdict == "CE")
        {
            var only = result.Criteria.ShouldHaveSingleItem();
            (only.Verdict, only.Max).ShouldBe(("CE", 3));
            only.Reason.ShouldNotContain("/box");
            return;
        }

        result.Criteria.Select(c => c.Name).ShouldBe(["Example 1", "Test 1", "Test 2"]);
        result.Criteria.ShouldAllBe(c => c.Verdict == verdict && c.Used != null);
    }
}
