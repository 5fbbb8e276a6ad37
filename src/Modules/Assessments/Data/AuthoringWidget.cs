using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Dashboard;

namespace PrepPlatform.Assessments.Data;

/// <summary>What waits for a decision, what became of one's own assessments, and how much is sat.</summary>
internal sealed class AuthoringWidget(PrepDb db, ICurrentPerson person, IStringLocalizer words, TimeProvider clock) : IDashboardWidget
{
    private const int Most = 100, Shown = 6;

    public int Order => 22;

    public async Task AddToAsync(DashboardPage page, CancellationToken cancellation)
    {
        var (decides, writes) = (person.May(AssessmentsModule.Publish), person.May(AssessmentsModule.AuthorAssessments));
        if (!decides && !writes) return;
        var (me, now) = (person.AccountId, clock.GetUtcNow());
        var (lately, day, week) = (now.AddDays(-14), now.AddDays(-1), now.AddDays(-7));
        // One question for everything, asked from any assessment: where there is none there is nothing to tell.
        var found = await db.Set<Assessment>().AsNoTracking().OrderBy(a => a.Id).Take(1).Select(_ => new
        {
            Rows = db.Set<Assessment>()
                .Where(a => (decides && a.Status == AssessmentStatus.InReview)
                    || (a.AuthorId == me && (a.Status == AssessmentStatus.Draft || a.Status == AssessmentStatus.Rejected || a.Status == AssessmentStatus.InReview || a.PublishedAt > lately)))
                .OrderByDescending(a => a.SavedAt).Take(Most)
                .Select(a => new Row(a.Id, a.Title, a.Status, a.AuthorId, a.ReviewNote, a.SavedAt)).ToList(),
            Attempts = new AttemptFacts(
                db.Set<Attempt>().Count(a => a.StartedAt >= day), db.Set<Attempt>().Count(a => a.StartedAt >= week),
                db.Set<Attempt>().Count(a => a.Status == AttemptStatus.InProgress),
                db.Set<AttemptQuestion>().Count(q => q.WaitsSince != null)),
        }).FirstOrDefaultAsync(cancellation);
        var rows = found?.Rows ?? [];
        if (decides) AddQueue(page, [.. rows.Where(r => r.Status == AssessmentStatus.InReview)]);
        if (writes) AddOwn(page, [.. rows.Where(r => r.AuthorId == me)], decides);
        if (person.May(AssessmentsModule.ReviewAttempts)) found?.Attempts.AddTo(page, words);
    }

    private static void AddQueue(DashboardPage page, List<Row> waiting)
    {
        if (waiting.Count == 0) return;
        var one = waiting.Count == 1;
        page.Actions.Add(new(
            one ? $"“{waiting[0].Title}” waits for your review" : $"{waiting.Count:N0} assessments wait for your review", "Students can sit an assessment once it is published.",
            "Review", one ? $"/staff/reviews/{waiting[0].Id}" : "/staff/reviews", 30));
    }

    private static void AddOwn(DashboardPage page, List<Row> own, bool decides)
    {
        foreach (var rejected in own.Where(r => r.Status == AssessmentStatus.Rejected).Take(2))
            page.Actions.Add(new($"“{rejected.Title}” was rejected", rejected.Note.Shorten(141), "See the note", $"/staff/assessments/{rejected.Id}", 25));
        if (decides && own.Count == 0) return;
        page.Lists.Add(new("Your assessments",
            [.. own.Take(Shown).Select(r => new ListRow(r.Title, r.Status == AssessmentStatus.InReview ? "In review" : r.Status.ToString(), r.SavedAt, $"/staff/assessments/{r.Id}"))],
            "None yet. Begin one and put questions into it.", "/staff/assessments?mine=true"));
    }

    private sealed record Row(Guid Id, string Title, AssessmentStatus Status, Guid AuthorId, string Note, DateTimeOffset SavedAt);
}
