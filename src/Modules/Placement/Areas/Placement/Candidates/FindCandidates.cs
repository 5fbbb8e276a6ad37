using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Areas.Placement.Candidates;

/// <summary>Reads a stretch of the filtered and sorted cards, for the list and for the export.</summary>
internal sealed class FindCandidates(PrepDb db) : IUseCase
{
    /// <summary>Rows after a key. Each knows how many match in all.</summary>
    public async Task<List<CandidateRow>> RunAsync(CandidateFilter filter, string after, int most, CancellationToken cancellation)
    {
        var matching = Matching(filter);
        return await Sorted(After(matching, filter.Sort, after), filter.Sort).Take(most)
            .Select(c => new CandidateRow(
                c.Id, c.Version, c.Name, c.DriveId, c.CollegeId, c.Rank, c.Score, c.Most, c.Degree, c.Branch, c.Year, c.Cgpa, c.Skills, c.Round, c.Status,
                c.ReceivedAt, c.LastSeenAt, matching.Count()))
            .ToListAsync(cancellation);
    }

    public static string Key(CandidateFilter filter, CandidateRow row) =>
        CandidateKey.Write(filter.Sort switch { "score" => row.Score, "cgpa" => row.Cgpa ?? -1, _ => row.Rank }, row.Id);

    /// <summary>The filter's cards.</summary>
    public IQueryable<Card> Matching(CandidateFilter filter)
    {
        // A card that was taken back before it came is of no drive.
        var cards = db.Set<Card>().AsNoTracking().Where(c => c.DriveId != Guid.Empty);
        cards = filter.Status is { } status ? cards.Where(c => c.Status == status) : cards.Where(c => c.Status != CardStatus.Withdrawn);
        if (filter.Drive is { } drive) cards = cards.Where(c => c.DriveId == drive);
        if (filter.College is { } college) cards = cards.Where(c => c.CollegeId == college);
        if (filter.Round.Length > 0) cards = cards.Where(c => c.Round == (filter.Round == CandidateFilter.BeforeFirst ? "" : filter.Round));
        if (filter.Degree.Length > 0) cards = cards.Where(c => c.Degree == filter.Degree);
        if (filter.Branch.Length > 0) cards = cards.Where(c => c.Branch == filter.Branch);
        if (filter.Year is { } year) cards = cards.Where(c => c.Year == year);
        if (filter.Cgpa is { } cgpa) cards = cards.Where(c => c.Cgpa >= cgpa);
        if (filter.Unopened) cards = cards.Where(c => c.LastSeenAt == null);
        if (filter.Since?.ToUniversalTime() is { } since) cards = cards.Where(c => c.ReceivedAt > since);
        foreach (var skill in filter.AllSkills.Select(s => $"|{s.ToUpperInvariant()}|")) cards = cards.Where(c => c.Skills.ToUpper().Contains(skill));
        if (filter.Q.Trim().ToUpperInvariant() is { Length: > 0 } text) cards = cards.Where(c => c.Name.ToUpper().Contains(text));
        return cards;
    }

    private static IQueryable<Card> Sorted(IQueryable<Card> cards, string sort) => sort switch
    {
        "score" => cards.OrderByDescending(c => c.Score).ThenBy(c => c.Id),
        "cgpa" => cards.OrderByDescending(c => c.Cgpa ?? -1).ThenBy(c => c.Id),
        _ => cards.OrderBy(c => c.Rank).ThenBy(c => c.Id),
    };

    private static IQueryable<Card> After(IQueryable<Card> cards, string sort, string key)
    {
        if (CandidateKey.Read(key) is not var (value, id)) return cards;
        var rank = (int)Math.Clamp(value, int.MinValue, int.MaxValue);
        return sort switch
        {
            "score" => cards.Where(c => c.Score < value || (c.Score == value && c.Id.CompareTo(id) > 0)),
            "cgpa" => cards.Where(c => (c.Cgpa ?? -1) < value || ((c.Cgpa ?? -1) == value && c.Id.CompareTo(id) > 0)),
            _ => cards.Where(c => c.Rank > rank || (c.Rank == rank && c.Id.CompareTo(id) > 0)),
        };
    }
}

internal sealed record CandidateRow(
    Guid Id, int Version, string Name, Guid DriveId, Guid CollegeId, int Rank, decimal Score, decimal Most, string Degree, string Branch, int? Year, decimal? Cgpa,
    string Skills, string Round, CardStatus Status, DateTimeOffset ReceivedAt, DateTimeOffset? LastSeenAt, int Matching)
{
    /// <summary>How a form names it: a move of a card that changed meanwhile is refused.</summary>
    public string Ref => new CardRef(Id, Version).ToString();

    public IReadOnlyList<string> AllSkills => Skills.Split('|', StringSplitOptions.RemoveEmptyEntries);
}
