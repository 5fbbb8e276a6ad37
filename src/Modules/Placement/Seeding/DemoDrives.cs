using System.Text.Json;
using System.Text.Json.Nodes;
using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Seeding;

/// <summary>
/// The demo's partnerships and drives from <c>seeds/demo/placement.json</c>, for whichever side the current tenant is; at a college with students who applied.
/// Both sides have rows with the same ids, as messages would have left them.
/// </summary>
internal sealed class DemoDrives(PrepDb db, ITenantDirectory tenants, ICurrentTenant here, DemoApplications applications, IAssessmentScores scores, HostSettings settings, TimeProvider clock)
{
    private const int Offered = 1, Opened = 2, Closed = 3;

    public async Task RunAsync(CancellationToken cancellation)
    {
        var file = DemoPlacement.Read(settings.Root);
        foreach (var entry in file.Partnerships) AddPartnership(entry);
        var titles = await scores.PublishedAsync(cancellation);
        foreach (var entry in file.Drives)
        {
            if (entry.College == here.Info.Identifier) await AddDriveAsync(entry, titles, cancellation);
            if (entry.Company == here.Info.Identifier) AddOffer(entry, titles);
        }

        await db.SaveChangesAsync(cancellation);
    }

    private void AddPartnership(DemoPartnership entry)
    {
        var college = entry.College == here.Info.Identifier;
        if ((!college && entry.Company != here.Info.Identifier) || Find(college ? entry.Company : entry.College) is not { } partner) return;
        var (asked, answered) = (Day(-entry.DaysAgo), Day(-entry.DaysAgo).AddHours(22));
        var partnership = new Partnership(entry.Id, partner.Id, college ? PartnershipStatus.Received : PartnershipStatus.Proposed, entry.Note, asked);
        db.Add(partnership);
        partnership.Become(partnership.Status, entry.Note, entry.ProposedBy, byPartner: college, 1, asked);
        db.Add(new PartnershipEvent(partnership));
        partnership.Become(PartnershipStatus.Active, "", entry.AcceptedBy, byPartner: !college, 2, answered);
        db.Add(new PartnershipEvent(partnership));
    }

    private async Task AddDriveAsync(DemoDrive entry, IReadOnlyList<AssessmentTitle> titles, CancellationToken cancellation)
    {
        if (Find(entry.Company) is not { } company) return;
        var written = Day(-entry.WrittenDaysAgo);
        var drive = Drive.Begin(entry.Id, company.Id.Value, DriveStatus.Offered, entry.Terms(Day), Offered, written);
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
        if (Find(entry.College) is not { } college) return;
        var closed = entry.Status == "closed";
        db.Add(OfferedDrive.Begin(
            entry.Id, college.Id.Value, closed ? DriveStatus.Closed : DriveStatus.Open, entry.Terms(Day), entry.ReadRule(titles).Write(), entry.ReadRanking(titles).Write(), entry.Taking,
            closed ? Closed : Opened, Day(closed ? entry.ApplyByDays : 30 / 24 - entry.WrittenDaysAgo)));
    }

    private TenantInfo? Find(string identifier) => tenants.All.FirstOrDefault(t => t.Identifier == identifier);

    /// <summary>Six in the evening in India.</summary>
    private DateTimeOffset Day(int ahead)
    {
        var day = clock.GetUtcNow().AddDays(ahead);
        return new DateTimeOffset(day.Year, day.Month, day.Day, 12, 30, 0, TimeSpan.Zero);
    }
}

/// <summary>The file.</summary>
internal sealed record DemoPlacement(IReadOnlyList<DemoPartnership> Partnerships, IReadOnlyList<DemoDrive> Drives)
{
    public static DemoPlacement Read(string root) => JsonSerializer.Deserialize<DemoPlacement>(File.ReadAllText(Path.Combine(root, "seeds", "demo", "placement.json")), JsonSerializerOptions.Web)!;
}

internal sealed record DemoPartnership(Guid Id, string College, string Company, int DaysAgo, string Note, string ProposedBy, string AcceptedBy);

internal sealed record DemoApplication(string Student, int DaysAgo, IReadOnlyList<string> Share, int? WithdrawnDaysAgo);

internal sealed record DemoRound(string Name, int? InDays);

internal sealed record DemoDrive(
    Guid Id, string College, string Company, string Status, int WrittenDaysAgo, int ApplyByDays, int? StartsInDays, int? Most, string Title, string About, IReadOnlyList<DriveRole> Roles,
    IReadOnlyList<DemoRound> Rounds, JsonElement Rule, JsonElement Ranking, IReadOnlyList<DemoApplication> Applications)
{
    /// <summary>How many take part.</summary>
    public int Taking => Applications.Count(a => a.WithdrawnDaysAgo is null);

    public DriveTerms Terms(Func<int, DateTimeOffset> day) => new(
        Title, About, Roles, [.. Rounds.Select(r => new DriveRound(r.Name, r.InDays is { } days ? DateOnly.FromDateTime(day(days).Date) : null))], day(ApplyByDays),
        StartsInDays is { } starts ? DateOnly.FromDateTime(day(starts).Date) : null);

    /// <summary>Assessments stand in it by their titles; a company that has none keeps the title and an id that is nobody's.</summary>
    public Rule ReadRule(IReadOnlyList<AssessmentTitle> titles)
    {
        var node = JsonNode.Parse(Rule.GetRawText())!;
        Name(node, titles);
        return Domain.Rules.Rule.Read(node.ToJsonString());
    }

    public Ranking ReadRanking(IReadOnlyList<AssessmentTitle> titles)
    {
        var ranking = Domain.Rules.Ranking.Read(Ranking.GetRawText());
        return new Ranking([.. ranking.Parts.Select(p => p.Fact == "assessment" ? p with { Fact = Facts.Assessment(IdOf(titles, p.Label)) } : p)]);
    }

    private static void Name(JsonNode node, IReadOnlyList<AssessmentTitle> titles)
    {
        if (node["is"]!.GetValue<string>() == "assessment") node["assessmentId"] = IdOf(titles, node["title"]!.GetValue<string>());
        if (node["rules"] is JsonArray inner)
            foreach (var child in inner) Name(child!, titles);
    }

    private static Guid IdOf(IReadOnlyList<AssessmentTitle> titles, string title) =>
        titles.FirstOrDefault(t => t.Title == title)?.Id ?? new Guid("01980000-0000-7000-8000-0000000c0001");
}
