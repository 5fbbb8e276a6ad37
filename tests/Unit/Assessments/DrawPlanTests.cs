using FsCheck;
using FsCheck.Fluent;
using PrepPlatform.Assessments.Domain;

namespace PrepPlatform.Tests.Unit.Assessments;

public sealed class DrawPlanTests
{
    private static readonly Guid[] Questions = [.. Enumerable.Range(1, 9).Select(Id)];

    [Fact]
    public void Draws_that_overlap_are_filled_by_giving_each_what_the_other_can_spare()
    {
        var plan = new DrawPlan([], [Draw(1, 2, 1, 2, 3), Draw(2, 1, 1)]);
        plan.Feasible.ShouldBeTrue();
        for (var seed = 0; seed < 50; seed++)
        {
            var given = plan.Choose(seed);
            given[Id(102)].ShouldBe([Id(1)]);
            given[Id(101)].Order().ShouldBe([Id(2), Id(3)]);
        }
    }

    [Fact]
    public void Where_questions_are_too_few_the_later_draw_goes_short_and_says_by_how_many()
    {
        var plan = new DrawPlan([], [Draw(1, 2, 1, 2, 3), Draw(2, 3, 1, 2, 3)]);
        plan.Feasible.ShouldBeFalse();
        plan.States.ShouldBe([new(Id(101), 2, 3, 0), new(Id(102), 3, 3, 2)]);
        Should.Throw<InvalidOperationException>(() => plan.Choose(1));
    }

    [Fact]
    public void A_fixed_question_is_not_drawn_again() =>
        new DrawPlan([Id(1), Id(2)], [Draw(1, 2, 1, 2, 3)]).States.ShouldBe([new(Id(101), 2, 1, 1)]);

    [Fact]
    public void Every_candidate_has_about_the_same_chance()
    {
        var plan = new DrawPlan([], [Draw(1, 2, 1, 2, 3, 4, 5, 6), Draw(2, 2, 1, 2, 3, 4, 5, 6)]);
        var counts = Enumerable.Range(0, 6000).SelectMany(seed => plan.Choose(seed).Values.SelectMany(v => v)).CountBy(q => q).ToDictionary();
        counts.Count.ShouldBe(6);
        counts.Values.ShouldAllBe(c => c > 3800 && c < 4200);
    }

    [Fact]
    public void The_same_seed_gives_the_same_questions()
    {
        var plan = new DrawPlan([], [Draw(1, 3, 1, 2, 3, 4, 5), Draw(2, 2, 4, 5, 6)]);
        plan.Choose(7)[Id(101)].ShouldBe(plan.Choose(7)[Id(101)]);
    }

    [Fact]
    public void Ten_thousand_candidates_for_twenty_draws_take_a_moment()
    {
        Guid[] all = [.. Enumerable.Range(1, 10_000).Select(Id)];
        var plan = new DrawPlan([], [.. Enumerable.Range(1, 20).Select(i => new Draw(Id(20_000 + i), 15, all))]);
        plan.Choose(1).Values.SelectMany(v => v).Distinct().Count().ShouldBe(300);
    }

    /// <summary>Hall's condition, tried on every set of draws, against the plan.</summary>
    [Fact]
    public void It_is_feasible_exactly_when_no_set_of_draws_wants_more_than_fits_it() => Prop.ForAll(Plans.ToArbitrary(), draws =>
    {
        var plan = new DrawPlan([Id(9)], draws);
        plan.Feasible.ShouldBe(Sets(draws).All(set => set.Sum(d => d.Count) <= set.SelectMany(d => d.Candidates).Where(c => c != Id(9)).Distinct().Count()));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_feasible_is_chosen_without_repeating_a_question() => Prop.ForAll(Plans.ToArbitrary(), draws =>
    {
        var plan = new DrawPlan([Id(9)], draws);
        if (!plan.Feasible) return;
        var given = plan.Choose(3);
        given.Values.SelectMany(v => v).ShouldBeUnique();
        draws.ShouldAllBe(d => given[d.Id].Count == d.Count && given[d.Id].All(q => q != Id(9) && d.Candidates.Contains(q)));
    }).QuickCheckThrowOnFailure();

    private static Gen<Draw[]> Plans =>
        from count in Gen.Choose(1, 4)
        from draws in (from wanted in Gen.Choose(0, 3) from some in Gen.SubListOf(Questions) select (wanted, some)).ArrayOf(count)
        select draws.Select((d, i) => new Draw(Id(101 + i), d.wanted, [.. d.some])).ToArray();

    private static IEnumerable<Draw[]> Sets(Draw[] draws) =>
        Enumerable.Range(1, (1 << draws.Length) - 1).Select(bits => draws.Where((_, i) => (bits & (1 << i)) != 0).ToArray());

    private static Draw Draw(int id, int count, params int[] candidates) => new(Id(100 + id), count, [.. candidates.Select(Id)]);

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
