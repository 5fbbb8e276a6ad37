using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web;

public sealed class QueryBudgetTests(PrepApp app) : IClassFixture<PrepApp>
{
    [Theory]
    [InlineData("student1@northfield.test", "northfield")]
    [InlineData("admin@northfield.test", "northfield")]
    [InlineData("recruiter@acme.test", "acme")]
    [InlineData("operator@platform.test", "admin")]
    public async Task A_dashboard_takes_at_most_four_queries(string email, string site)
    {
        using var visitor = await app.SignInAsync(email, site);
        await visitor.GetAsync("/dashboard"); // How many people there are is counted once a minute, not for each page.
        using var counter = new QueryCounter();
        var answer = await visitor.GetAsync("/dashboard", counter.Header);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Sign out");
        counter.Commands.Count.ShouldBeInRange(1, 4, string.Join("\n\n", counter.Commands));
    }
}
