using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Tests.Unit.Practice;

public sealed class DailyChoiceTests
{
    private static readonly Guid Tenant = new("01900000-0000-7000-8000-000000000001");
    private static readonly DateOnly First = new(2026, 1, 1);

    [Fact]
    public void Whoever_asks_gets_the_same_problem_in_whatever_order_they_stand()
    {
        var problems = Problems(50);
        var chosen = DailyChoice.Pick(Tenant, First, problems);
        DailyChoice.Pick(Tenant, First, [.. problems.Reverse()]).ShouldBe(chosen);
        DailyChoice.Pick(Guid.CreateVersion7(), First, problems).ShouldNotBeNull();
    }

    [Fact]
    public void No_problem_comes_again_within_thirty_days()
    {
        var (problems, days) = (Problems(40).ToList(), new List<Guid>());
        for (var i = 0; i < 200; i++)
        {
            var chosen = DailyChoice.Pick(Tenant, First.AddDays(i), problems)!.Value;
            days.TakeLast(DailyChoice.Rest - 1).ShouldNotContain(chosen);
            days.Add(chosen);
            problems[problems.FindIndex(p => p.Id == chosen)] = new DailyCandidate(chosen, First.AddDays(i));
        }

        days.Distinct().Count().ShouldBe(40, "all of them have their turn");
    }

    [Fact]
    public void Where_all_were_used_lately_the_one_that_rested_longest_comes()
    {
        var problems = Problems(3).Select((p, i) => p with { Last = First.AddDays(-1 - i) }).ToList();
        DailyChoice.Pick(Tenant, First, problems).ShouldBe(problems[2].Id);
        DailyChoice.Pick(Tenant, First, []).ShouldBeNull();
    }

    private static IReadOnlyList<DailyCandidate> Problems(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new DailyCandidate(new Guid($"01900000-0000-7000-8000-{i:x12}"), null))];
}
