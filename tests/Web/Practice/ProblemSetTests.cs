using System.Net;
using System.Text.RegularExpressions;
using PrepPlatform.Tests.Support;

namespace PrepPlatform.Tests.Web.Practice;

/// <summary>Students at the problem set.</summary>
public sealed class ProblemSetTests(PracticeRoom room) : IClassFixture<PracticeRoom>
{
    [Fact]
    public async Task The_problem_set_is_narrowed_by_words_tags_difficulty_and_status()
    {
        using var student = await room.StudentAsync(2);
        var all = await student.ReadAsync("/practice");
        all.ShouldContain("Doors left open");
        all.ShouldContain("Today&#x27;s challenge");
        all.ShouldNotContain("Books on shelves", customMessage: "it is a draft");
        (await SetAsync(student, "/practice?q=doors")).ShouldNotContain("Vanishing beads");
        (await SetAsync(student, "/practice?q=4")).ShouldContain("Vanishing beads");
        (await SetAsync(student, "/practice?tag=stack&difficulty=Medium")).ShouldContain("Vanishing beads");
        (await SetAsync(student, "/practice?status=New")).ShouldNotContain("Doors left open");
        (await SetAsync(student, "/practice?status=Solved")).ShouldContain("Doors left open");
        (await student.ReadAsync("/practice?q=zzzz")).ShouldContain("No problem matches");
        (await student.GetAsync("/practice?difficulty=9999999999")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    /// <summary>The set alone: the day's challenge above it may be any problem.</summary>
    private static async Task<string> SetAsync(Visitor student, string path)
    {
        var page = await student.ReadAsync(path);
        return page[page.IndexOf("class=\"filters\"", StringComparison.Ordinal)..];
    }

    [Fact]
    public async Task A_day_has_one_challenge_whoever_looks()
    {
        using var one = await room.StudentAsync(2);
        using var other = await room.StudentAsync(3);
        var pages = await Task.WhenAll(one.ReadAsync("/practice"), other.ReadAsync("/practice"));
        var titles = pages.Select(p => Regex.Match(p, "<h2 id=\"daily\"><a href=\"([^\"]+)\"").Groups[1].Value).ToList();
        titles[0].ShouldStartWith("/practice/problems/");
        titles[1].ShouldBe(titles[0]);
    }
}
