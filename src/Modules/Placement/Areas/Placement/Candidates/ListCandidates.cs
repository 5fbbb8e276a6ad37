using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Data.Cards;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Ui;

namespace PrepPlatform.Placement.Areas.Placement.Candidates;

/// <summary>A page of candidates with what they can be filtered by.</summary>
internal sealed class ListCandidates(PrepDb db, FindCandidates find, CompanyDrives drives, ITenantDirectory tenants) : IUseCase
{
    public const int PageSize = 50;
    private const int MostKinds = 400;

    public async Task<CandidateList> RunAsync(CandidateFilter filter, CancellationToken cancellation)
    {
        var rows = await find.RunAsync(filter, filter.After, PageSize + 1, cancellation);
        var page = KeyPage.Cut(rows, PageSize, filter.After.Length == 0, r => FindCandidates.Key(filter, r));
        var offered = await drives.ReadAsync(cancellation);
        var kinds = await db.Set<Card>().AsNoTracking().Select(c => new CandidateKind(c.Degree, c.Branch, c.Year)).Distinct().Take(MostKinds).ToListAsync(cancellation);
        var isPartner = rows.Count > 0 || !filter.IsEmpty || await db.Set<Partnership>().AnyAsync(p => p.Status == PartnershipStatus.Active, cancellation);
        return new CandidateList(filter, page, rows.Count > 0 ? rows[0].Matching : 0, offered, kinds, Colleges(offered), isPartner);
    }

    private Dictionary<Guid, string> Colleges(IReadOnlyDictionary<Guid, CompanyDrive> offered) =>
        offered.Values.Select(d => d.CollegeId).Distinct().ToDictionary(id => id, id => tenants.Find(new TenantId(id))?.Name ?? "");
}

internal sealed record CandidateKind(string Degree, string Branch, int? Year);

/// <param name="Filter">What was asked for.</param>
/// <param name="Page">The rows.</param>
/// <param name="Matching">How many match in all.</param>
/// <param name="Drives">The company's drives by id.</param>
/// <param name="Kinds">Degrees, branches and years that there are.</param>
/// <param name="Colleges">Names of the colleges by id.</param>
/// <param name="IsPartner">Whether a card can come at all.</param>
internal sealed record CandidateList(
    CandidateFilter Filter, KeyPage<CandidateRow> Page, int Matching, IReadOnlyDictionary<Guid, CompanyDrive> Drives, IReadOnlyList<CandidateKind> Kinds,
    IReadOnlyDictionary<Guid, string> Colleges, bool IsPartner)
{
    public IReadOnlyList<string> Degrees => Told(Kinds.Select(k => k.Degree));

    public IReadOnlyList<string> Branches => Told(Kinds.Select(k => k.Branch));

    public IReadOnlyList<int> Years => [.. Kinds.Select(k => k.Year).OfType<int>().Distinct().Order()];

    /// <summary>Rounds of the drive that is looked at, or of all.</summary>
    public IReadOnlyList<string> Rounds => [.. (Filter.Drive is { } drive ? Drives.Values.Where(d => d.Id == drive) : Drives.Values).SelectMany(d => d.Rounds).Distinct().Take(12)];

    public CompanyDrive? Drive(Guid id) => Drives.GetValueOrDefault(id);

    private static List<string> Told(IEnumerable<string> texts) => [.. texts.Where(t => t.Length > 0).Distinct().Order(StringComparer.CurrentCulture)];
}
