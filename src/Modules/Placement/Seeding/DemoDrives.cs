using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Seeding;

/// <summary>
/// The demo's partnerships and drives from <c>seeds/demo/placement.json</c>, for whichever side the current tenant is; at a college with students who applied.
/// Both sides have rows with the same ids, as messages would have left them.
/// </summary>
internal sealed class DemoDrives(PrepDb db, DemoSides sides, DemoApplications applications, IAssessmentScores scores, HostSettings settings)
{
    private const int Offered = 1, Opened = 2, Closed = 3;

    public async Task RunAsync(CancellationToken cancellation)
    {
        var file = DemoPlacement.Read(settings.Root);
        foreach (var entry in file.Partnerships) AddPartnership(entry);
        var titles = await scores.PublishedAsync(cancellation);
        foreach (var entry in file.Drives)
        {
            if (entry.College == sides.Here) await AddDriveAsync(entry, titles, cancellation);
            if (entry.Company == sides.Here) AddOffer(entry, titles);
        }

        await db.SaveChangesAsync(cancellation);
    }

    private void AddPartnership(DemoPartnership entry)
    {
        var college = entry.College == sides.Here;
        if ((!college && entry.Company != sides.Here) || sides.Find(college ? entry.Company : entry.College) is not { } partner) return;
        var (asked, answered) = (sides.Day(-entry.DaysAgo), sides.Day(-entry.DaysAgo).AddHours(22));
        var partnership = new Partnership(entry.Id, partner.Id, college ? PartnershipStatus.Received : PartnershipStatus.Proposed, entry.Note, asked);
        db.Add(partnership);
        partnership.Become(partnership.Status, entry.Note, entry.ProposedBy, byPartner: college, 1, asked);
        db.Add(new PartnershipEvent(partnership));
        partnership.Become(PartnershipStatus.Active, "", entry.AcceptedBy, byPartner: !college, 2, answered);
        db.Add(new PartnershipEvent(partnership));
    }

    private async Task AddDriveAsync(DemoDrive entry, IReadOnlyList<AssessmentTitle> titles, CancellationToken cancellation)
    {
        if (sides.Find(entry.Company) is not { } company) return;
        var written = sides.Day(-entry.WrittenDaysAgo);
        var drive = Drive.Begin(entry.Id, company.Id.Value, DriveStatus.Offered, entry.Terms(sides.Day), Offered, written);
        db.Add(drive);
        db.Add(drive.NextRules(entry.ReadRule(titles), entry.ReadRanking(titles), null, written));
        drive.Open(written.AddHours(30));
        if (entry.Most is { } most) drive.Schedule("", most, written.AddHours(30));
        await applications.AddAsync(drive, entry, titles, cancellation);
        if (entry.Status == "closed") drive.Close(drive.ApplyBy.AddHours(1));
        while (drive.Sequence < (entry.Status == "closed" ? Closed : Opened)) drive.NextSequence(entry.Taking);
    }

    private void AddOffer(DemoDrive entry, IReadOnlyList<AssessmentTitle> titles)
    {
        if (sides.Find(entry.College) is not { } college) return;
        var closed = entry.Status == "closed";
        db.Add(OfferedDrive.Begin(
            entry.Id, college.Id.Value, closed ? DriveStatus.Closed : DriveStatus.Open, entry.Terms(sides.Day), entry.ReadRule(titles).Write(), entry.ReadRanking(titles).Write(), entry.Taking,
            closed ? Closed : Opened, sides.Day(closed ? entry.ApplyByDays : 30 / 24 - entry.WrittenDaysAgo)));
    }
}
