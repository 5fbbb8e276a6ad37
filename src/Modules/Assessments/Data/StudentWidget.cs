using System.Globalization;
using Microsoft.Extensions.Localization;
using PrepPlatform.Assessments.Areas.Assessments.Sittings;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Ui.Dashboard;

namespace PrepPlatform.Assessments.Data;

/// <summary>What a student should sit next, how the last ones went.</summary>
internal sealed class StudentWidget(ReadSittings read, ICurrentPerson person, IStringLocalizer words, TimeProvider clock) : IDashboardWidget
{
    private const int Recent = 5, Trend = 12;

    public int Order => 5;

    public async Task AddToAsync(DashboardPage page, CancellationToken cancellation)
    {
        if (!person.May(AssessmentsModule.Take) || person.AccountId is not { } student) return;
        var now = clock.GetUtcNow();
        var cards = await read.ForDashboardAsync(student, cancellation);
        foreach (var card in cards) AddAction(page, card, now);
        var scored = cards.Where(c => c.ShowsScore(now)).SelectMany(c => c.Attempts.Select(a => (Card: c, Attempt: a))).Where(x => x.Attempt.Points is not null)
            .OrderBy(x => x.Attempt.StartedAt).ToList();
        foreach (var (card, attempt) in scored.Where(x => x.Attempt.ChangedAt is not null)) AddChange(page, card, attempt);
        page.Figures.Add(new("Open assessments", $"{cards.Count(c => c.State(now) is CardState.Open or CardState.Running)}", "", "/assessments", []));
        if (scored.Count > 0)
            page.Figures.Add(new("Average score", $"{scored.Average(x => x.Attempt.Percent!.Value):0}%", Say(scored[^1].Attempt.Percent!.Value), "/attempts", [.. scored.TakeLast(Trend).Select(x => x.Attempt.Percent!.Value)]));
        page.Lists.Add(new("Your results", [.. scored.AsEnumerable().Reverse().Take(Recent).Select(x => Row(x.Card, x.Attempt))], "Your scores stand here after your first assessment.", "/attempts"));
    }

    private void AddAction(DashboardPage page, SittingCard card, DateTimeOffset now)
    {
        if (card.Running(now) is { } running)
            page.Actions.Add(new(words["{0} ends in {1}", card.Title, Left(running.Deadline - now)], "Your answers are kept: go on where you were.", "Continue", $"/attempts/{running.Id}", 100));
        else if (card.State(now) == CardState.Open && card.Attempts.Count == 0)
            page.Actions.Add(new(
                card.ClosesAt is { } closes ? words["{0} closes in {1}", card.Title, Left(closes - now)] : words["{0} is open", card.Title],
                words["{0} questions, {1} minutes.", card.Questions, card.Minutes], "Look at it", $"/assessments/{card.Id}", card.ClosesAt - now < TimeSpan.FromDays(2) ? 80 : 50));
    }

    private void AddChange(DashboardPage page, SittingCard card, OwnAttempt attempt) => page.Actions.Add(new(
        words["Your score of {0} was changed on {1}", card.Title, TimeZoneInfo.ConvertTime(attempt.ChangedAt!.Value, person.TimeZone).ToString("d MMMM", CultureInfo.CurrentCulture)],
        words["It is {0}% now.", attempt.Percent!.Value], "See why", $"/attempts/{attempt.Id}", 60));

    private string Say(int last) => words["the last one {0}%", last];

    private string Left(TimeSpan left) => left switch
    {
        { TotalDays: >= 2 } => words["{0} days", (int)left.TotalDays],
        { TotalHours: >= 2 } => words["{0} h", (int)left.TotalHours],
        _ => words["{0} min", (int)left.TotalMinutes],
    };

    private ListRow Row(SittingCard card, OwnAttempt attempt) =>
        new(card.Title, words[attempt.Passed == true ? "{0}%, passed" : "{0}%, not passed", attempt.Percent!.Value], attempt.StartedAt, $"/attempts/{attempt.Id}");
}
