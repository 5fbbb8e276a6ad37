using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Profiles.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Profiles.Areas.Profiles.Records;

/// <summary>Students' records by roll number, found by person, branch, year and state.</summary>
internal sealed class ListRecords(PrepDb db, IPeople people) : IUseCase
{
    private const int PageSize = 50, MostPeople = 2000;

    public async Task<RecordsPage> RunAsync(RecordsFilter filter, CancellationToken cancellation)
    {
        var matching = await MatchingAsync(filter, cancellation);
        var rows = await Rows(After(matching, filter.After)).Take(PageSize + 1).ToListAsync(cancellation);
        var page = KeyPage.Cut(rows, PageSize, filter.After.Length == 0, RecordKey.Write);
        var groups = await db.Set<StudentProfile>().AsNoTracking()
            .GroupBy(p => new { p.Branch, p.GraduationYear, Verified = p.VerifiedAt != null, Complete = p.Complete >= Completeness.Parts })
            .Select(g => new RecordGroup(g.Key.Branch, g.Key.GraduationYear, g.Key.Verified, g.Key.Complete, g.Count())).ToListAsync(cancellation);
        return new RecordsPage(filter, page, await people.FindAsync([.. page.Rows.Select(r => r.AccountId)], cancellation), groups);
    }

    public async Task<IQueryable<StudentProfile>> MatchingAsync(RecordsFilter filter, CancellationToken cancellation)
    {
        var records = db.Set<StudentProfile>().AsNoTracking();
        if (filter.Q.Trim() is { Length: > 0 } text)
        {
            var (found, upper) = (await people.SearchAsync(text, MostPeople, cancellation), text.ToUpperInvariant());
            records = records.Where(p => found.Contains(p.AccountId) || p.RollNumber.ToUpper().Contains(upper));
        }

        if (filter.Branch.Length > 0) records = records.Where(p => p.Branch == filter.Branch);
        if (filter.Year is { } year) records = records.Where(p => p.GraduationYear == year);
        if (filter.Verified is { } verified) records = records.Where(p => p.VerifiedAt != null == verified);
        if (filter.Complete is { } complete) records = records.Where(p => p.Complete >= Completeness.Parts == complete);
        return records;
    }

    public static IQueryable<StudentProfile> After(IQueryable<StudentProfile> records, string key) => RecordKey.Read(key) is var (roll, id)
        ? records.Where(p => string.Compare(p.RollNumber, roll) > 0 || (p.RollNumber == roll && p.Id.CompareTo(id) > 0)).OrderBy(p => p.RollNumber).ThenBy(p => p.Id)
        : records.OrderBy(p => p.RollNumber).ThenBy(p => p.Id);

    private static IQueryable<RecordRow> Rows(IQueryable<StudentProfile> records) => records.Select(p => new RecordRow(
        p.Id, p.AccountId, p.RollNumber, p.Degree, p.Branch, p.GraduationYear, p.Cgpa, p.CgpaScale, p.ActiveBacklogs, p.Complete, p.VerifiedAt, p.Version));
}
