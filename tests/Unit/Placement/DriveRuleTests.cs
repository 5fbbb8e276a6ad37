using FsCheck;
using FsCheck.Fluent;
using PrepPlatform.Placement.Areas.Placement;
using PrepPlatform.Placement.Areas.Placement.Builder;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Tests.Unit.Placement;

/// <summary>What a drive allows when, and how its rules and terms come out of a form.</summary>
public sealed class DriveRuleTests
{
    private static readonly DateTimeOffset Now = new(2031, 3, 3, 12, 0, 0, TimeSpan.Zero);
    private static readonly DriveTerms Terms = new("Graduates", "", [new("Engineer", "", 0, 0, "INR", 1)], [new("Interview", null)], Now.AddDays(3), null);

    private static Drive Make(bool ruled = true)
    {
        var drive = Drive.Begin(Guid.CreateVersion7(), Guid.CreateVersion7(), DriveStatus.Offered, Terms, 3, Now);
        if (ruled) drive.NextRules(new AllOf([]), new Ranking([]), null, Now);
        return drive;
    }

    [Fact]
    public void It_opens_with_rules_and_before_its_last_day_only()
    {
        Should.Throw<InvalidOperationException>(() => Make(ruled: false).Open(Now));
        Should.Throw<InvalidOperationException>(() => Make().Open(Now.AddDays(4)));
        var drive = Make();
        drive.Open(Now);
        drive.TakesApplications(Now.AddDays(3)).ShouldBeTrue();
        drive.TakesApplications(Now.AddDays(3).AddTicks(1)).ShouldBeFalse();
        drive.Close(Now);
        drive.TakesApplications(Now).ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => drive.Reopen(Now, Now));
        drive.Reopen(Now.AddDays(9), Now);
        drive.Cancel(Now);
        foreach (var step in new Action[] { () => drive.Open(Now), () => drive.Close(Now), () => drive.Cancel(Now), () => drive.Edit(Terms, Now), () => drive.Reopen(Now.AddDays(1), Now) })
            Should.Throw<InvalidOperationException>(step);
    }

    [Fact]
    public void The_company_changes_its_offer_until_the_college_opens_it_and_cancels_at_any_time()
    {
        var drive = Make();
        drive.Hears(DriveStatus.Offered, 4).ShouldBeTrue();
        drive.Hears(DriveStatus.Offered, 3).ShouldBeFalse();
        drive.Hears(DriveStatus.Open, 4).ShouldBeFalse();
        drive.Open(Now);
        drive.NextSequence(0).ShouldBe(4);
        drive.Hears(DriveStatus.Offered, 9).ShouldBeFalse();
        drive.Hears(DriveStatus.Cancelled, 4).ShouldBeTrue("both at once: the company's end stands");
        drive.Hears(DriveStatus.Cancelled, 3).ShouldBeTrue("for the company it is over, whatever was told since");
    }

    [Theory]
    [MemberData(nameof(Trees))]
    public void A_rule_goes_into_the_form_and_comes_out_the_same(string json)
    {
        var rule = Rule.Read(json);
        var ranking = new Ranking([new(Facts.Cgpa, 60, 6, 10, "CGPA"), new(Facts.Skills, 40, 0, 2, "Skills", ["SQL", "C"])]);
        var read = RulesForm.Of(rule, ranking, true, 1).Read(RuleOptions.None);
        read.Succeeded.ShouldBeTrue(string.Join(" ", read.Problems.Select(p => p.Message)));
        read.Value.Rule.Write().ShouldBe(rule.Write());
        read.Value.Ranking.Write().ShouldBe(ranking.Write());
    }

    public static TheoryData<string> Trees =>
    [
        """{"is":"all","rules":[]}""",
        """{"is":"any","rules":[{"is":"number","fact":"cgpa","bound":"atLeast","value":7.25},{"is":"choice","fact":"year","values":["2027","2028"]}]}""",
        """{"is":"all","rules":[{"is":"any","rules":[{"is":"none","rules":[{"is":"choice","fact":"branch","values":["Civil"]}]},{"is":"skills","skills":["SQL","C"],"atLeast":2}]},{"is":"number","fact":"backlogs.active","bound":"atMost","value":0}]}""",
        """{"is":"all","rules":[{"is":"assessment","assessmentId":"01980000-0000-7000-8000-0000000c0001","title":"Screening","atLeast":40},{"is":"number","fact":"year","bound":"atLeast","value":2027}]}""",
    ];

    [Fact]
    public void Buttons_put_a_condition_at_the_end_of_its_group_and_take_a_group_with_all_in_it()
    {
        var form = RulesForm.Of(Rule.Read("""{"is":"all","rules":[{"is":"any","rules":[{"is":"number","fact":"cgpa","bound":"atLeast","value":7}]},{"is":"number","fact":"marks.10","bound":"atLeast","value":60}]}"""), new Ranking([]), false, 1);
        (form.Edit, form.Nodes[1].Add) = ("add:1", Facts.Marks12);
        form.Press(RuleOptions.None).ShouldBeTrue();
        form.Nodes.Select(n => $"{n.Depth} {n.Kind}").ShouldBe(["0 all", "1 any", "2 cgpa", "2 marks.12", "1 marks.10"]);
        form.Edit = "remove:1";
        form.Press(RuleOptions.None).ShouldBeTrue();
        form.Nodes.Select(n => n.Kind).ShouldBe(["all", "marks.10"]);
        foreach (var nonsense in new[] { "remove:0", "add:99", "remove:-1", "part-remove:4", "x" })
        {
            form.Edit = nonsense;
            form.Press(RuleOptions.None);
            form.Nodes.Count.ShouldBe(2);
        }
    }

    [Fact]
    public void Pay_is_kept_in_minor_units_and_said_as_people_say_it()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");
        var form = new TermsForm { Title = "Graduates", ApplyBy = "2031-04-01T18:00", Roles = [new() { Title = "Engineer", From = "8,50,000", To = "12 00 000.50" }], Rounds = [new() { Name = "Interview" }] };
        var terms = form.Read(zone, Now).Value;
        (terms.Roles[0].PackageFrom, terms.Roles[0].PackageTo).ShouldBe((85_000_000, 120_000_050));
        Pay.Say(terms.Roles[0]).ShouldBe("₹8.5–12 lakh a year");
        terms.ApplyBy.ShouldBe(new DateTimeOffset(2031, 4, 1, 12, 30, 0, TimeSpan.Zero), "on the college's clock");
        DriveTerms.TryRead(terms.Write()).ShouldNotBeNull();
        DriveTerms.TryRead("{}").ShouldBeNull();
    }

    /// <summary>Or the other side would drop it without a word.</summary>
    [Fact]
    public void Whatever_terms_the_form_accepts_the_other_side_reads()
    {
        var names = Gen.Elements("", " ", "Engineer", "engineer", "Data “analyst”", new string('é', DriveTerms.MostName), "a\u2028b", "<b>");
        var money = Gen.Elements("", "0", "850000", "8,50,000.55", "-1", "1e9", "1000000000");
        var role = from title in names from place in names from low in money from high in money from seats in Gen.Elements("1", "10000", "0", "x")
                   select new RoleForm { Title = title, Location = place, From = low, To = high, Openings = seats };
        var round = from name in names from day in Gen.Elements("", "2031-05-01", "1999-01-01", "x") select new RoundForm { Name = name, On = day };
        var form = from title in names from roles in Gen.Choose(0, 7).SelectMany(n => role.ListOf(n)) from rounds in Gen.Choose(0, 10).SelectMany(n => round.ListOf(n))
                   select new TermsForm { Title = title, About = new string('"', title.Length * 50), ApplyBy = "2031-04-01T18:00", Roles = [.. roles], Rounds = [.. rounds] };
        Prop.ForAll(form.ToArbitrary(), f => f.Read(TimeZoneInfo.Utc, Now) is not { Succeeded: true } read || DriveTerms.TryRead(read.Value.Write()) is not null)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
        foreach (var count in new[] { DriveTerms.MostRounds, DriveTerms.MostRounds + 1 })
        {
            var rounds = Enumerable.Range(0, count).Select(i => new RoundForm { Name = $"Round {i}" }).ToList();
            var typed = new TermsForm { Title = "Many", ApplyBy = "2031-04-01T18:00", Roles = [new() { Title = "Engineer" }], Rounds = rounds };
            typed.Read(TimeZoneInfo.Utc, Now).Succeeded.ShouldBe(count == DriveTerms.MostRounds);
        }
    }
}
