using Microsoft.Extensions.Localization;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Placement.Areas.Placement.StudentDrives;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Ui.Dashboard;

namespace PrepPlatform.Placement.Data;

/// <summary>Drives that a student can apply to and that close soon; how their applications stand.</summary>
internal sealed class StudentDriveWidget(ReadStudentDrives read, ICurrentPerson person, IStringLocalizer words) : IDashboardWidget
{
    private const int Shown = 5;
    private static readonly TimeSpan Soon = TimeSpan.FromDays(7), VerySoon = TimeSpan.FromDays(2);

    public int Order => 8;

    public async Task AddToAsync(DashboardPage page, CancellationToken cancellation)
    {
        if (!person.May(PlacementModule.Apply) || person.AccountId is not { } student) return;
        var list = await read.RunAsync(student, cancellation);
        var closing = list.Qualified.Where(c => c.Terms.ApplyBy - list.Now < Soon).OrderBy(c => c.Terms.ApplyBy).ToList();
        if (closing.Count > 0) page.Actions.Add(Action(closing, list.Now));
        if (list.Cards.Count == 0) return;
        page.Figures.Add(new("Companies you qualify for", $"{list.Companies}", "", "/drives", []));
        page.Lists.Add(new("Your applications", [.. list.Applied.Take(Shown).Select(Row)], "You have not applied anywhere yet.", "/drives"));
    }

    private NextAction Action(List<DriveCard> closing, DateTimeOffset now) => new(
        closing.Count == 1 ? words["{0} at {1} closes this week", closing[0].Title, closing[0].Company] : words["{0} drives close this week", closing.Count],
        closing.Count == 1 ? "You qualify and have not applied." : "You qualify for them and have not applied.", "Look at it",
        closing.Count == 1 ? $"/drives/{closing[0].Id}" : "/drives", closing[0].Terms.ApplyBy - now < VerySoon ? 85 : 60);

    private ListRow Row(DriveCard card) => new(card.Title, $"{card.Company} · {words[Say(card.Application!)]}", card.Application!.ChangedAt, $"/drives/{card.Id}");

    private static string Say(OwnApplication application) => application.Status switch
    {
        ApplicationStatus.NotShortlisted => "Not shortlisted",
        ApplicationStatus.Rejected => "Not selected",
        _ => application.Status.ToString(),
    };
}
