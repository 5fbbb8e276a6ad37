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
            foreach (var (language, verdict) in Judging.Programs.Keys.Where(p => p.Verdict != "deep")) all.Add(language, verdict);
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
        result.Score.ShouldBe(verdict == "AC" ? 1 : 0, said);
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

    [JudgeTheory]
    [InlineData("python")]
    [InlineData("javascript")]
    [InlineData("java")]
    [InlineData("c")]
    [InlineData("cpp")]
    [InlineData("csharp")]
    public void A_program_may_call_itself_deeply(string language)
    {
        var result = Judging.Judge(Judging.Twice(), language, Judging.Programs[(language, "deep")]);
        result.Verdict.ShouldBe("AC", string.Join('\n', result.Criteria));
    }

    [JudgeFact]
    public void A_test_says_what_the_program_took()
    {
        var problem = Judging.Twice();
        problem["limits"]!["milliseconds"] = 5000;
        var used = Judging.Judge(problem, "python", "import time\nx = bytearray(50 * 1024 * 1024)\nx[::4096] = b'1' * len(x[::4096])\nend = time.process_time() + 0.3\nwhile time.process_time() < end: pass\nprint(int(input()) * 2)").Criteria[0].Used!;
        used.Milliseconds.ShouldBeInRange(300, 900);
        used.Kilobytes.ShouldBeInRange(50 * 1024, 90 * 1024);
    }

    /// <summary>Python gets three times the limit of C.</summary>
    [JudgeFact]
    public void What_takes_a_little_too_long_is_too_long_and_what_takes_a_little_less_is_not()
    {
        string Work(double seconds) => FormattableString.Invariant($"import time\nwhile time.process_time() < {seconds}: pass\nprint(int(input()) * 2)");
        Judging.Judge(Judging.Twice(), "python", Work(2.6)).Verdict.ShouldBe("AC");
        var slow = Judging.Judge(Judging.Twice(), "python", Work(3.2));
        (slow.Verdict, slow.Criteria[0].Reason).ShouldBe(("TLE", "It took more than 3 s."));
    }
}
