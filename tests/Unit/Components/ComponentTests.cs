using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using PrepPlatform.Evaluators;
using PrepPlatform.Ui.Components;

namespace PrepPlatform.Tests.Unit.Components;

public sealed class ComponentTests : BunitContext
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    public ComponentTests() => Services.AddSingleton<IStringLocalizer>(new PlainWords());

    [Theory]
    [InlineData(0, "Time is up", true)]
    [InlineData(-5, "Time is up", true)]
    [InlineData(9, "9 s", true)]
    [InlineData(249, "4 min 9 s", true)]
    [InlineData(301, "5 min 1 s", false)]
    [InlineData(2530, "42 min", false)]
    [InlineData(5400, "1 h 30 min", false)]
    public void The_timer_says_what_is_left_without_scripts(int seconds, string says, bool low)
    {
        var timer = Render<ExamTimer>(p => p.Add(t => t.Now, Now).Add(t => t.Deadline, Now.AddSeconds(seconds)).Add(t => t.Zone, TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata")));
        timer.Find("[data-timer-left]").TextContent.ShouldBe(says);
        timer.Find("[role=timer]").ClassList.Contains("timer-low").ShouldBe(low);
        timer.Find(".timer-end").TextContent.ShouldContain("(Asia/Kolkata)");
        timer.Find("[data-timer]").GetAttribute("data-now").ShouldBe("2026-11-20T10:00:00.000Z");
    }

    [Fact]
    public void Without_a_limit_the_timer_has_nothing_to_count() =>
        Render<ExamTimer>(p => p.Add(t => t.Now, Now)).Find("[data-timer]").HasAttribute("data-deadline").ShouldBeFalse();

    [Fact]
    public void The_palette_says_every_questions_state_in_words_and_counts_them()
    {
        PaletteItem[] items = [new(1, "/q/1", true, false, false, "A"), new(2, "/q/2", true, true, false, "A"), new(3, "/q/3", false, false, true, "B")];
        var links = Render<QuestionPalette>(p => p.Add(q => q.Items, items));
        links.FindAll("a").Select(a => a.TextContent.Trim()).ShouldBe(["1, answered", "2, answered, flagged", "3, not answered, this question"]);
        links.FindAll("[aria-current]").Single().GetAttribute("href").ShouldBe("/q/3");
        links.FindAll(".palette-section").Select(s => s.TextContent).ShouldBe(["A", "B"]);
        links.Find(".palette-legend").TextContent.ShouldContain("2 answered");
        var buttons = Render<QuestionPalette>(p => p.Add(q => q.Items, items).Add(q => q.PostName, "Go"));
        buttons.FindAll("button[name=Go]").Select(b => b.GetAttribute("value")).ShouldBe(["1", "2", "3"]);
        buttons.FindAll("a").ShouldBeEmpty();
    }

    [Fact]
    public void A_score_is_explained_with_points_reasons_evidence_and_what_was_missed()
    {
        var result = new EvaluationResult
        {
            Outcome = Outcome.Scored, Score = 0.5m, Confidence = 0.9m, Notes = "Only for staff",
            Criteria =
            [
                new("Names it", 2, 2, "**Yes** <script>alert(1)</script>") { Evidence = [new(2, 5, "the name"), new(4, 500, "too long"), new(-3, 2, "before")] },
                new("Says why", 0, 1, ""), new("A wrong choice", -0.5m, 0, "It takes away."),
            ],
        };
        var page = Render<ScoreBreakdown>(p => p.Add(s => s.Result, result).Add(s => s.Points, 3).Add(s => s.Text, "a queue, I say").Add(s => s.By, "Meera Iyer"));
        page.Find(".breakdown-total").TextContent.ShouldBe("1.5 of 3");
        page.FindAll("mark").Select(m => m.TextContent).ShouldBe(["queue, I say"]);
        page.Find("mark").GetAttribute("title").ShouldBe("the name; too long");
        page.Find(".breakdown-said").TextContent.ShouldStartWith("a queue");
        page.FindAll(".breakdown-mark").Select(m => m.TextContent.Trim()).ShouldBe(["Earned", "Missed", "Points lost"]);
        page.FindAll(".breakdown-points").Select(m => m.TextContent).ShouldBe(["2 of 2", "0 of 1", "−0.5 of 0"]);
        page.Find(".breakdown-missed").TextContent.ShouldContain("Says why");
        page.Find(".breakdown-by").TextContent.ShouldContain("Scored by Meera Iyer");
        page.FindAll("script").ShouldBeEmpty();
        page.Markup.ShouldNotContain("Only for staff");
        page.FindAll(".score-bar-earned").Select(r => r.GetAttribute("width")).ShouldBe(["663.33", "0"]);
    }

    [Fact]
    public void A_part_that_cannot_count_is_a_remark_without_points()
    {
        var result = new EvaluationResult { Outcome = Outcome.Scored, Score = 0, Criteria = [new("All pairs", 0, 2, "One is wrong."), new("Row 2", 0, 0, "It belongs to the queue.")] };
        var page = Render<ScoreBreakdown>(p => p.Add(s => s.Result, result).Add(s => s.Points, 2));
        page.FindAll(".breakdown-mark").Select(m => m.TextContent.Trim()).ShouldBe(["Missed", "Remark"]);
        page.FindAll(".breakdown-points").Count.ShouldBe(1);
    }

    [Fact]
    public void Points_that_a_person_gave_as_a_whole_are_said_to_be_and_shown_by_one_bar()
    {
        var result = new EvaluationResult { Outcome = Outcome.Scored, Score = 0.5m, Criteria = [new("One", 1, 1, "See [queues](https://example.org/q)."), new("Two", 0, 1, "Read [stacks](https://example.org/s).")] };
        IRenderedComponent<ScoreBreakdown> By(decimal score) => Render<ScoreBreakdown>(p => p.Add(s => s.Result, result with { Score = score }).Add(s => s.Points, 2).Add(s => s.By, "Meera").Add(s => s.Person, true));
        By(0.5m).Markup.ShouldNotContain("as a whole");
        By(0.75m).Markup.ShouldContain("as a whole");
        By(0.75m).FindAll(".score-bar-earned").Select(r => r.GetAttribute("width")).ShouldBe(["750"]);
        By(0.5m).FindAll(".breakdown-title").Select(t => t.TextContent.Trim()).ShouldBe(["Covered", "Missed", "Read next"]);
        By(0.5m).FindAll(".breakdown-reading a").Select(a => a.GetAttribute("href")).ShouldBe(["https://example.org/s"]);
        By(0.5m).Find(".breakdown-by").TextContent.ShouldContain("Scored by a person (Meera)");
    }

    [Theory]
    [InlineData(0.95, "Its evaluator is sure (95%)"), InlineData(0.75, "fairly sure (75%)"), InlineData(0.5, "not very sure (50%)"), InlineData(0.1, "unsure (10%)")]
    public void How_sure_an_evaluator_was_is_said_in_words(double confidence, string said)
    {
        var result = new EvaluationResult { Outcome = Outcome.Scored, Score = 1, Confidence = (decimal)confidence };
        Render<ScoreBreakdown>(p => p.Add(s => s.Result, result).Add(s => s.Points, 2).Add(s => s.By, "semantic-text 1.0.0").Add(s => s.Person, false)).Find(".breakdown-by").TextContent.ShouldContain(said);
    }

    [Fact]
    public void What_could_not_be_scored_shows_no_score()
    {
        var page = Render<ScoreBreakdown>(p => p.Add(s => s.Result, EvaluationResult.NotEvaluable("The file is empty.")).Add(s => s.Points, 3).Add(s => s.Staff, true));
        page.Find(".breakdown-total").TextContent.ShouldBe("Not scored");
        page.Find(".breakdown-notes").TextContent.ShouldContain("The file is empty.");
        page.FindAll("svg.score-bar").ShouldBeEmpty();
    }

    [Fact]
    public void A_trend_is_a_table_until_a_script_draws_it()
    {
        TrendPoint[] points = [new(new DateOnly(2026, 6, 2), 48, "Aptitude \"1\" <b>", "/a/1"), new(new DateOnly(2026, 11, 3), 78.5m, "Screening")];
        var page = Render<TrendChart>(p => p.Add(c => c.Title, "Scores").Add(c => c.Points, points).Add(c => c.Unit, "%"));
        page.Find("details").HasAttribute("open").ShouldBeTrue();
        page.FindAll("tbody tr").Select(r => r.QuerySelector(".num")!.TextContent).ShouldBe(["48%", "78.5%"]);
        page.FindAll("b").ShouldBeEmpty();
        var data = System.Text.Json.JsonDocument.Parse(page.Find("[data-chart]").GetAttribute("data-chart")!).RootElement;
        data.GetProperty("points")[0].GetProperty("label").GetString().ShouldBe("Aptitude \"1\" <b>");
        Render<TrendChart>(p => p.Add(c => c.Title, "Scores").Add(c => c.Points, [])).Markup.ShouldContain("Nothing to show yet");
    }
}
