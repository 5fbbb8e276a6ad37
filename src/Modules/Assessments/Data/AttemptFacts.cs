using Microsoft.Extensions.Localization;
using PrepPlatform.Ui.Dashboard;

namespace PrepPlatform.Assessments.Data;

/// <summary>How much is sat, and what waits for a person, for the dashboards of staff.</summary>
internal sealed record AttemptFacts(int Day, int Week, int UnderWay, int ToReview)
{
    public void AddTo(DashboardPage page, IStringLocalizer words)
    {
        if (ToReview > 0)
            page.Actions.Add(new(ToReview == 1 ? "One answer waits for a person's mark" : words["{0} answers wait for a person's mark", ToReview],
                "Their students wait for a score.", "Mark", "/staff/marking/next", 35));
        if (ToReview > 0) page.Figures.Add(new("Waiting for a mark", $"{ToReview:N0}", "", "/staff/marking", []));
        page.Figures.Add(new("Attempts in 24 hours", $"{Day:N0}", words["{0} in 7 days", Week], "/staff/attempts", []));
        if (UnderWay > 0) page.Figures.Add(new("Under way", $"{UnderWay:N0}", "", "/staff/attempts?status=InProgress", []));
    }
}
