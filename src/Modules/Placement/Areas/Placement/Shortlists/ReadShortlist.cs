using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Areas.Placement.Drives;
using PrepPlatform.Placement.Data.Shortlists;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;
using PrepPlatform.Ui;

namespace PrepPlatform.Placement.Areas.Placement.Shortlists;

/// <summary>One list: who stands on it, who qualifies and does not, who misses what.</summary>
internal sealed class ReadShortlist(PrepDb db, IPeople people, ITenantDirectory tenants) : IUseCase
{
    private const int PageSize = 50, MostPeople = 2000;

    public async Task<ShortlistPage?> RunAsync(Guid driveId, Guid id, ShortlistFilter filter, CancellationToken cancellation)
    {
        if (await HeadAsync(driveId, id, cancellation) is not { } head) return null;
        var entries = db.Set<ShortlistEntry>().AsNoTracking().Where(e => e.ShortlistId == id);
        var adjusted = head.Adjusted.Keys.ToList();
        entries = filter.Show switch
        {
            "waiting" => entries.Where(e => e.Qualified && e.Rank == null && !adjusted.Contains(e.StudentId)),
            "missed" => entries.Where(e => !e.Qualified && !adjusted.Contains(e.StudentId)),
            _ => entries.Where(e => e.Rank != null || adjusted.Contains(e.StudentId)),
        };
        if (filter.Q.Trim() is { Length: > 0 } text)
        {
            var found = await people.SearchAsync(text, MostPeople, cancellation);
            entries = entries.Where(e => found.Contains(e.StudentId));
        }

        var read = await After(entries, filter.Key).Take(PageSize + 1).Select(e => new EntryRow(e.StudentId, e.Qualified, e.Rank, e.Score, e.Parts,
            db.Set<Recommendation>().Where(r => r.DriveRow == head.Drive.Id && r.StudentId == e.StudentId && r.WithdrawnAt == null).OrderBy(r => r.At).ToList())).ToListAsync(cancellation);
        var page = KeyPage.Cut(read, PageSize, filter.Key is null, r => ShortlistKey.Write(r.Rank, r.Score, r.Student));
        var names = await people.FindAsync([.. page.Rows.SelectMany(r => r.Recommendations.Select(x => x.By).Append(r.Student)).Concat(head.Adjusted.Values.Select(a => a.By)).Append(head.Shortlist.By ?? Guid.Empty).Distinct()], cancellation);
        return new(head, filter, page, names);
    }

    /// <summary>The list with its drive and adjustments, in one query.</summary>
    public async Task<ShortlistHead?> HeadAsync(Guid driveId, Guid id, CancellationToken cancellation)
    {
        var found = await (from s in db.Set<Shortlist>().AsNoTracking()
                           join d in db.Set<Drive>().AsNoTracking() on s.DriveRow equals d.Id
                           where s.Id == id && d.DriveId == driveId
                           select new
                           {
                               Shortlist = s, Drive = d, Active = db.Set<Partnership>().Any(p => p.PartnerId == d.CompanyId && p.Status == PartnershipStatus.Active),
                               Adjustments = db.Set<ShortlistAdjustment>().Where(a => a.ShortlistId == s.Id).ToList(),
                               Touched = db.Set<ShortlistEntry>().Where(e => e.ShortlistId == s.Id && db.Set<ShortlistAdjustment>().Any(a => a.ShortlistId == s.Id && a.StudentId == e.StudentId))
                                   .Select(e => new TouchedEntry(e.StudentId, e.Qualified, e.Rank != null)).ToList(),
                           }).SingleOrDefaultAsync(cancellation);
        return found is null ? null : new(found.Drive, found.Shortlist, tenants.Find(new TenantId(found.Drive.CompanyId))?.Name ?? "", FinalList.Latest(found.Adjustments)) { Active = found.Active, Touched = found.Touched };
    }

    private static IQueryable<ShortlistEntry> After(IQueryable<ShortlistEntry> entries, ShortlistKey? key)
    {
        if (key is { Rank: { } rank, Student: var student })
            entries = entries.Where(e => e.Rank == null || e.Rank > rank || (e.Rank == rank && e.StudentId.CompareTo(student) > 0));
        else if (key is { Score: var score, Student: var last })
            entries = entries.Where(e => e.Rank == null && (e.Score < score || (e.Score == score && e.StudentId.CompareTo(last) > 0)));
        return entries.OrderBy(e => e.Rank == null).ThenBy(e => e.Rank).ThenByDescending(e => e.Score).ThenBy(e => e.StudentId);
    }
}

/// <summary>A list with what belongs to all of it.</summary>
internal sealed record ShortlistHead(Drive Drive, Shortlist Shortlist, string Company, IReadOnlyDictionary<Guid, ShortlistAdjustment> Adjusted)
{
    public string Url => $"/staff/drives/{Drive.DriveId}/shortlists/{Shortlist.Id}";

    /// <summary>Whether the partnership is active.</summary>
    public bool Active { get; init; }

    /// <summary>Those that people changed something about.</summary>
    public IReadOnlyList<TouchedEntry> Touched { get; init; } = [];

    /// <summary>The head of all pages of the drive.</summary>
    public DriveHead Of => new(Drive, Company, Active, "shortlists");

    /// <summary>How many stand on it, with what people changed.</summary>
    public int Listed => Shortlist.Listed + Touched.Count(t => !t.Ranked && Adjusted[t.Student].Listed) - Touched.Count(t => t.Ranked && !Adjusted[t.Student].Listed);

    /// <summary>How many qualify and were left to the ranking, which did not put them on it.</summary>
    public int Waiting => Shortlist.Qualified - Shortlist.Listed - Touched.Count(t => t is { Qualified: true, Ranked: false });

    /// <summary>How many do not qualify and nobody put on it.</summary>
    public int Missed => Shortlist.Considered - Shortlist.Qualified - Touched.Count(t => !t.Qualified);
}

/// <summary>What the rules said of a student whom a person put on a list or took off it.</summary>
internal sealed record TouchedEntry(Guid Student, bool Qualified, bool Ranked);

internal sealed record ShortlistPage(ShortlistHead Head, ShortlistFilter Filter, KeyPage<EntryRow> Page, IReadOnlyDictionary<Guid, PersonInfo> Names)
{
    public string NameOf(Guid id) => Names.TryGetValue(id, out var person) ? person.Name : "";
}

/// <summary>A student in a list's making.</summary>
internal sealed record EntryRow(Guid Student, bool Qualified, int? Rank, decimal Score, string Json, IReadOnlyList<Recommendation> Recommendations)
{
    public IReadOnlyList<ScorePart> Parts => Qualified ? ShortlistJson.Parts(Json) : [];

    public IReadOnlyList<MissedPart> Missed => Qualified ? [] : ShortlistJson.Missed(Json);
}
