using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Ui.Dashboard;

namespace PrepPlatform.Assessments.Data;

/// <summary>What staff have to look at: answers that wait for a person, assessments that wait for a decision; and how much is sat.</summary>
internal sealed class StaffWidget(PrepDb db, ICurrentPerson person, IStringLocalizer words, TimeProvider clock) : IDashboardWidget
{
    public int Order => 6;

    public async Task AddToAsync(DashboardPage page, CancellationToken cancellation)
    {
        var (reviews, publishes) = (person.May(AssessmentsModule.ReviewAttempts), person.May(AssessmentsModule.Publish));
        if (!reviews && !publishes) return;
        var now = clock.GetUtcNow();
        var (day, week) = (now.AddDays(-1), now.AddDays(-7));
        // All in one question, asked from any assessment: where there is none there is nothing to tell.
        var facts = await db.Set<Assessment>().OrderBy(a => a.Id).Take(1).Select(_ => new
        {
            Day = db.Set<Attempt>().Count(a => a.StartedAt >= day),
            Week = db.Set<Attempt>().Count(a => a.StartedAt >= week),
            UnderWay = db.Set<Attempt>().Count(a => a.Status == AttemptStatus.InProgress),
            ToReview = db.Set<Attempt>().Count(a => a.ToReview > 0),
            Waiting = db.Set<Assessment>().Count(a => a.Status == AssessmentStatus.InReview),
        }).FirstOrDefaultAsync(cancellation);
        if (facts is null) return;
        if (publishes && facts.Waiting > 0)
            page.Actions.Add(new(facts.Waiting == 1 ? "One assessment waits for your decision" : words["{0} assessments wait for your decision", facts.Waiting],
                "Its author cannot go on until you publish or reject it.", "Review", "/staff/reviews", 60));
        if (!reviews) return;
        if (facts.ToReview > 0)
            page.Actions.Add(new(facts.ToReview == 1 ? "One attempt has answers to review" : words["{0} attempts have answers to review", facts.ToReview],
                "Their students wait for a score.", "Look at them", "/staff/attempts?review=true", 55));
        page.Figures.Add(new("Attempts in 24 hours", $"{facts.Day:N0}", words["{0} in 7 days", facts.Week], "/staff/attempts", []));
        if (facts.UnderWay > 0) page.Figures.Add(new("Under way", $"{facts.UnderWay:N0}", "", "/staff/attempts?status=InProgress", []));
    }
}
