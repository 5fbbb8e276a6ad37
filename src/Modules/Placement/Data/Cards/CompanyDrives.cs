using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Data.Cards;

/// <summary>The company's drives, as far as pages about candidates need them: there are few, and one query reads all.</summary>
internal sealed class CompanyDrives(PrepDb db)
{
    private const int Most = 200;

    public async Task<IReadOnlyDictionary<Guid, CompanyDrive>> ReadAsync(CancellationToken cancellation) =>
        (await db.Set<OfferedDrive>().AsNoTracking().OrderByDescending(d => d.ChangedAt).Take(Most).Select(d => new { d.DriveId, d.CollegeId, d.Title, d.Terms }).ToListAsync(cancellation))
        .ToDictionary(d => d.DriveId, d => new CompanyDrive(d.DriveId, d.CollegeId, d.Title, Rounds(d.Terms)));

    public static IReadOnlyList<string> Rounds(string terms) => JsonSerializer.Deserialize<DriveTerms>(terms, Rule.Json)?.Rounds is { } rounds ? [.. rounds.Select(r => r.Name)] : [];
}

internal sealed record CompanyDrive(Guid Id, Guid CollegeId, string Title, IReadOnlyList<string> Rounds)
{
    /// <summary>The round after this one; null: it is the last. Whoever is in a round that the drive no longer has begins anew.</summary>
    public string? After(string round) => Rounds.ElementAtOrDefault(Rounds.ToList().IndexOf(round) + 1);
}
