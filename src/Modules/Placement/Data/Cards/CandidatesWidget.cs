using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Ui.Dashboard;

namespace PrepPlatform.Placement.Data.Cards;

/// <summary>For recruiters: who is new since they last opened a card, and how many are in which round of each drive.</summary>
internal sealed class CandidatesWidget(PrepDb db, ICurrentPerson person) : IDashboardWidget
{
    private const int MostGroups = 500, MostDrives = 6;

    public int Order => 18;

    public async Task AddToAsync(DashboardPage page, CancellationToken cancellation)
    {
        if (!person.May(CandidateParts.View)) return;
        var me = person.AccountId;
        var looks = db.Set<CardEvent>().Where(e => e.By == me && e.What == "looked-at");
        // One question for everything: the cards counted by drive, round and state, beside the reader's last look.
        var groups = await db.Set<Card>().AsNoTracking().Where(c => c.Status != CardStatus.Withdrawn)
            .Select(c => new { c.DriveId, c.Round, c.Status, IsNew = c.ReceivedAt > (looks.Max(e => (DateTimeOffset?)e.At) ?? DateTimeOffset.MinValue), Unopened = c.LastSeenAt == null })
            .GroupBy(c => new { c.DriveId, c.Round, c.Status, c.IsNew, c.Unopened })
            .Select(g => new { g.Key, Count = g.Count() }).Take(MostGroups)
            .Select(g => new
            {
                g.Key, g.Count, Last = looks.Max(e => (DateTimeOffset?)e.At),
                Drive = db.Set<OfferedDrive>().Where(d => d.DriveId == g.Key.DriveId).Select(d => new { d.Title, d.Terms }).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        var counts = groups.ConvertAll(g => new Group(g.Key.DriveId, g.Drive?.Title ?? "", g.Drive?.Terms ?? "{}", g.Key.Round, g.Key.Status, g.Key.IsNew, g.Key.Unopened, g.Count));
        if (counts.Count > 0) Add(page, counts, groups[0].Last);
        else page.Actions.Add(new("No candidates yet", "Cards arrive when a partner college publishes the shortlist of one of your drives.", "See candidates", "/candidates", 1));
    }

    private static void Add(DashboardPage page, List<Group> counts, DateTimeOffset? last)
    {
        int Count(Func<Group, bool> which) => counts.Where(which).Sum(g => g.Count);
        var (fresh, unopened, active, selected) = (Count(g => g.IsNew), Count(g => g.Unopened), Count(g => g.Status == CardStatus.Active), Count(g => g.Status == CardStatus.Selected));
        var since = last is { } at ? $"/candidates?since={Uri.EscapeDataString(at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture))}" : "/candidates?unopened=true";
        if (fresh > 0) page.Actions.Add(new(fresh == 1 ? "One new candidate" : $"{fresh:N0} new candidates", "They came since you last opened a card. Open each card, then move or reject.", "Look at them", since, 20));
        else if (unopened > 0) page.Actions.Add(new(unopened == 1 ? "One card is unopened" : $"{unopened:N0} cards are unopened", "Nobody in your company has looked at them yet.", "Open them", "/candidates?unopened=true", 15));
        page.Figures.Add(new("New candidates", $"{fresh:N0}", "since your last visit", since, []));
        page.Figures.Add(new("In the running", $"{active:N0}", unopened > 0 ? $"{unopened:N0} unopened" : "", "/candidates?status=Active", []));
        page.Figures.Add(new("Selected", $"{selected:N0}", "", "/candidates?status=Selected", []));
        foreach (var drive in counts.GroupBy(g => g.Drive).OrderBy(d => d.First().Title, StringComparer.Ordinal).Take(MostDrives)) page.Lists.Add(List(drive.Key, [.. drive]));
    }

    /// <summary>A drive's candidates by round, in the rounds' order.</summary>
    private static ListCard List(Guid drive, IReadOnlyList<Group> groups)
    {
        var rounds = CompanyDrives.Rounds(groups[0].Terms);
        var rows = new List<ListRow>();
        foreach (var round in groups.Where(g => g.Status == CardStatus.Active).GroupBy(g => g.Round).OrderBy(r => r.Key.Length == 0 ? -1 : rounds.ToList().IndexOf(r.Key)))
            rows.Add(Row(round.Key.Length > 0 ? round.Key : "To be looked at", round.Sum(g => g.Count), $"status=Active&round={Uri.EscapeDataString(round.Key.Length > 0 ? round.Key : "-")}"));
        foreach (var status in new[] { CardStatus.Selected, CardStatus.Rejected })
            if (groups.Where(g => g.Status == status).Sum(g => g.Count) is > 0 and var count) rows.Add(Row(status.ToString(), count, $"status={status}"));
        return new(groups[0].Title, rows, "", $"/candidates?drive={drive}");

        ListRow Row(string name, int count, string filter) => new(name, count == 1 ? "1 candidate" : $"{count:N0} candidates", null, $"/candidates?drive={drive}&{filter}");
    }

    private sealed record Group(Guid Drive, string Title, string Terms, string Round, CardStatus Status, bool IsNew, bool Unopened, int Count);
}
