using FsCheck;
using FsCheck.Fluent;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Tests.Unit.Placement;

public sealed class RuleTests
{
    private static readonly NumberRule GoodMarks = new(Facts.Cgpa, Bound.AtLeast, 7.5m), NoBacklogs = new(Facts.ActiveBacklogs, Bound.AtMost, 0);
    private static readonly ChoiceRule Computing = new(Facts.Branch, ["Computer Science", "Information Technology"]);
    private static readonly SkillsRule Skills = new(["SQL", "Python", "Java"], 2);
    private static readonly AssessmentRule Aptitude = new(AnyFacts.Assessment, "Aptitude", 60);

    [Fact]
    public void Whoever_fulfils_everything_qualifies() =>
        RuleEvaluation.Judge(new AllOf([GoodMarks, NoBacklogs, Computing, Skills, Aptitude]), Student(cgpa: 7.5m)).ShouldBe(Verdict.Yes);

    [Theory]
    [InlineData(7.1, "7.10", "Raise it by 0.40")]
    [InlineData(7.4999, "7.4999", "Raise it by 0.0001")]
    public void What_is_missed_says_what_is_asked_what_is_the_case_and_what_would_change_it(double cgpa, string actual, string change)
    {
        var miss = RuleEvaluation.Judge(new AllOf([GoodMarks, NoBacklogs]), Student((decimal)cgpa)).Missed.ShouldHaveSingleItem();
        miss.ShouldBe(new(GoodMarks, "CGPA", "CGPA of at least 7.50", actual, change));
    }

    [Fact]
    public void What_is_not_known_is_to_be_added()
    {
        RuleEvaluation.Judge(new AllOf([GoodMarks, Computing, Skills]), FactSheet.Empty).Missed.Select(m => (m.Actual, m.Change)).Distinct().ShouldBe([("not known", "Add it to your profile")]);
        RuleEvaluation.Judge(Aptitude, FactSheet.Empty).Missed.Single().ShouldBe(new(Aptitude, "Aptitude", "At least 60% in Aptitude", "not sat yet", "Sit Aptitude"));
        RuleEvaluation.Judge(RuleEvaluation.Whole(new AllOf([]), true), FactSheet.Empty).Missed.Single().Actual.ShouldBe("not verified");
    }

    [Fact]
    public void A_choice_of_ways_is_missed_as_one_and_of_two_bounds_the_stricter_counts()
    {
        var either = new AnyOf([new NumberRule(Facts.Cgpa, Bound.AtLeast, 9), new NumberRule(Facts.Marks12, Bound.AtLeast, 90)]);
        var missed = RuleEvaluation.Judge(new AllOf([either, new NumberRule(Facts.Cgpa, Bound.AtLeast, 8), new NumberRule(Facts.Cgpa, Bound.AtLeast, 8.5m)]), Student(7)).Missed;
        missed.Select(m => m.Wanted).ShouldBe(["CGPA of at least 9.00 or 12th marks of at least 90%", "CGPA of at least 8.50"]);
        missed[0].Change.ShouldBe("One of these is enough");
    }

    [Fact]
    public void Skills_say_which_are_there_and_which_would_do() =>
        RuleEvaluation.Judge(new SkillsRule(["sql", "Go", "Rust"], 2), Student(8)).Missed.Single().ShouldBe(new(new SkillsRule(["sql", "Go", "Rust"], 2), "Skills", "At least 2 of sql, Go and Rust", "only sql", "Learn 1 of Go and Rust and add it to your profile"), MissComparer.Words);

    [Fact]
    public void What_must_not_be_is_told_as_such() =>
        RuleEvaluation.Judge(new NoneOf([new ChoiceRule(Facts.Branch, ["computer science "])]), Student(8)).Missed.Single().Change.ShouldBe("Closed to Computer Science");

    [Fact]
    public void Years_are_chosen_and_compared()
    {
        RuleEvaluation.Holds(new ChoiceRule(Facts.Year, ["2026", "2027"]), Student(8)).ShouldBeTrue();
        RuleEvaluation.Holds(new ChoiceRule(Facts.Year, ["2028"]), Student(8)).ShouldBeFalse();
    }

    [Fact]
    public void Unknown_facts_fulfil_neither_a_condition_nor_its_opposite() => Prop.ForAll(AnyFacts.Conditions.ToArbitrary(), rule =>
    {
        RuleEvaluation.Judge(rule, FactSheet.Empty).Qualifies.ShouldBeFalse();
        RuleEvaluation.Judge(new NoneOf([rule]), FactSheet.Empty).Qualifies.ShouldBeFalse();
        RuleEvaluation.Judge(new NoneOf([new NoneOf([rule])]), FactSheet.Empty).Qualifies.ShouldBeFalse();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Somebody_qualifies_exactly_when_nothing_is_missed() => ForAll((rule, facts) =>
    {
        var verdict = RuleEvaluation.Judge(rule, facts);
        verdict.Qualifies.ShouldBe(RuleEvaluation.Holds(rule, facts));
        (verdict.Missed.Count == 0).ShouldBe(verdict.Qualifies);
        foreach (var miss in verdict.Missed)
        {
            RuleEvaluation.Holds(miss.Rule, facts).ShouldBeFalse();
            new[] { miss.Fact, miss.Wanted, miss.Actual, miss.Change }.ShouldAllBe(text => text.Length > 0);
        }
    });

    [Fact]
    public void Learning_more_never_turns_a_yes_into_a_no_nor_a_no_into_a_yes() => ForAll((rule, facts) =>
    {
        var less = FactSheet.Read(facts.Write()).Set(Facts.Cgpa, (decimal?)null, default);
        if (RuleEvaluation.Holds(rule, less)) RuleEvaluation.Holds(rule, facts).ShouldBeTrue();
        if (RuleEvaluation.Holds(new NoneOf([rule]), less)) RuleEvaluation.Holds(rule, facts).ShouldBeFalse();
    });

    [Fact]
    public void A_rule_is_read_back_as_it_was_written() => ForAll((rule, facts) =>
    {
        var read = RuleCheck.Read(rule.Write());
        if (!read.Succeeded) return;
        read.Value.Write().ShouldBe(rule.Write());
        RuleEvaluation.Judge(read.Value, facts).Missed.Select(m => m with { Rule = rule }).ShouldBe(RuleEvaluation.Judge(rule, facts).Missed.Select(m => m with { Rule = rule }));
    });

    private static void ForAll(Action<Rule, FactSheet> test) =>
        Prop.ForAll((from rule in AnyFacts.Rules from facts in AnyFacts.Sheets select (rule, facts)).ToArbitrary(), x => test(x.rule, AnyFacts.Sheet(x.facts)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    internal static FactSheet Student(decimal? cgpa) => new FactSheet()
        .Set(Facts.Cgpa, cgpa, default).Set(Facts.ActiveBacklogs, 0m, default).Set(Facts.Branch, "Computer Science", default).Set(Facts.Marks12, 80m, default)
        .Set(Facts.Year, 2026m, default).Set(Facts.Skills, ["SQL", "Python", "Git"], default).Set(Facts.Assessment(AnyFacts.Assessment), 72.5m, default);

    private sealed class MissComparer : IEqualityComparer<Miss>
    {
        public static readonly MissComparer Words = new();

        public bool Equals(Miss? x, Miss? y) => (x?.Fact, x?.Wanted, x?.Actual, x?.Change) == (y?.Fact, y?.Wanted, y?.Actual, y?.Change);

        public int GetHashCode(Miss obj) => obj.Wanted.GetHashCode(StringComparison.Ordinal);
    }
}
