using Microsoft.Extensions.Localization;
using PrepPlatform.Ui.Dashboard;

namespace PrepPlatform.Assessments.Data;

/// <summary>How much is sat, and what waits for a person, for the dashboards of staff.</summary>
internal sealed record AttemptFacts(int Day, int Week, int UnderWay, int ToReview)
{
    public void AddTo(DashboardPage page, IStringLocalizer words)
    {
        if (ToReview > 0)
            page.Actions.Add(new(ToReview == 1 ? "One attempt has answers to review" : words["{0} attempts have answers to review", ToReview],
                "Their students wait for a score.", "Look at them", "/staff/attempts?review=true", 35));
        page.Figures.Add(new("Attempts in 24 hours", $"{Day:N0}", words["{0} in 7 days", Week], "/staff/attempts", []));
        if (UnderWay > 0) page.Figures.Add(new("Under way", $"{UnderWay:N0}", "", "/staff/attempts?status=InProgress", []));
    }
}
