using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Placement.Areas.Placement.Recommendations;

/// <summary>Drives that take recommendations, their applicants, and what one wrote.</summary>
internal sealed class ListRecommendations(PrepDb db, IPeople people, ICurrentPerson person, ITenantDirectory tenants) : IUseCase
{
    private const int Most = 50, PageSize = 50, MostPeople = 2000;

    public async Task<DrivesPage> RunAsync(CancellationToken cancellation)
    {
        var me = person.AccountId;
        var rows = await db.Set<Drive>().AsNoTracking().Where(d => d.Status == DriveStatus.Open || (d.Status == DriveStatus.Closed && d.PublishedShortlistId == null))
            .OrderBy(d => d.ApplyBy).Take(Most)
            .Select(d => new DriveRow(d.DriveId, d.Title, d.CompanyId, d.Status, d.ApplyBy, db.Set<Application>().Count(a => a.DriveRow == d.Id && a.Status != ApplicationStatus.Withdrawn),
                db.Set<Recommendation>().Count(r => r.DriveRow == d.Id && r.By == me && r.WithdrawnAt == null))).ToListAsync(cancellation);
        return new([.. rows.Select(r => r with { Company = NameOf(r.CompanyId) })]);
    }

    public async Task<DrivePage?> DriveAsync(Guid driveId, string q, string after, CancellationToken cancellation)
    {
        var me = person.AccountId;
        if (await FindAsync(driveId, cancellation) is not { } drive) return null;
        var applications = db.Set<Application>().AsNoTracking().Where(a => a.DriveRow == drive.Id && a.Status != ApplicationStatus.Withdrawn);
        if (q.Trim() is { Length: > 0 and <= 80 } text)
        {
            var found = await people.SearchAsync(text, MostPeople, cancellation);
            applications = applications.Where(a => found.Contains(a.StudentId));
        }

        if (Guid.TryParseExact(after, "N", out var last)) applications = applications.Where(a => a.StudentId.CompareTo(last) > 0);
        var rows = await applications.OrderBy(a => a.StudentId).Take(PageSize + 1)
            .Select(a => new ApplicantRow(a.StudentId, db.Set<Recommendation>().Where(r => r.DriveRow == drive.Id && r.StudentId == a.StudentId && r.By == me && r.WithdrawnAt == null).Select(r => r.Words).FirstOrDefault())).ToListAsync(cancellation);
        var page = KeyPage.Cut(rows, PageSize, after.Length == 0, r => r.Student.ToString("N"));
        return new(drive, NameOf(drive.CompanyId), q, page, await people.FindAsync([.. page.Rows.Select(r => r.Student)], cancellation));
    }

    public async Task<RecommendationPage?> StudentAsync(Guid driveId, Guid student, CancellationToken cancellation)
    {
        var me = person.AccountId;
        if (await FindAsync(driveId, cancellation) is not { } drive) return null;
        var found = await db.Set<Application>().AsNoTracking().Where(a => a.DriveRow == drive.Id && a.StudentId == student && a.Status != ApplicationStatus.Withdrawn).Select(a => new
        {
            Words = db.Set<Recommendation>().Where(r => r.DriveRow == drive.Id && r.StudentId == student && r.By == me && r.WithdrawnAt == null).Select(r => r.Words).FirstOrDefault(),
        }).SingleOrDefaultAsync(cancellation);
        if (found is null) return null;
        var names = await people.FindAsync([student], cancellation);
        return new(drive, NameOf(drive.CompanyId), student, names.GetValueOrDefault(student)?.Name ?? "", found.Words) { Form = new() { Words = found.Words ?? "" } };
    }

    private Task<Drive?> FindAsync(Guid driveId, CancellationToken cancellation) => db.Set<Drive>().AsNoTracking()
        .SingleOrDefaultAsync(d => d.DriveId == driveId && (d.Status == DriveStatus.Open || (d.Status == DriveStatus.Closed && d.PublishedShortlistId == null)), cancellation);

    private string NameOf(Guid company) => tenants.Find(new TenantId(company))?.Name ?? "";
}

internal sealed record DrivesPage(IReadOnlyList<DriveRow> Rows);

internal sealed record DriveRow(Guid DriveId, string Title, Guid CompanyId, DriveStatus Status, DateTimeOffset ApplyBy, int Applied, int Mine)
{
    public string Company { get; init; } = "";
}

internal sealed record DrivePage(Drive Drive, string Company, string Q, KeyPage<ApplicantRow> Page, IReadOnlyDictionary<Guid, PersonInfo> Names);

/// <summary>An applicant, with what one wrote of them.</summary>
internal sealed record ApplicantRow(Guid Student, string? Words);

internal sealed record RecommendationPage(Drive Drive, string Company, Guid Student, string Name, string? Words)
{
    public RecommendationForm Form { get; init; } = new();
}
