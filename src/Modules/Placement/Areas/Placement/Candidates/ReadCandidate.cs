using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Tenancy;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Data.Cards;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Areas.Placement.Candidates;

/// <summary>One card with its notes and its history.</summary>
internal sealed class ReadCandidate(PrepDb db, ITenantDirectory tenants, IPeople people, TimeProvider clock) : IUseCase
{
    private const int MostEvents = 200;

    public async Task<CandidatePage?> RunAsync(Guid id, Guid reader, CancellationToken cancellation)
    {
        var found = await db.Set<Card>().AsNoTracking().Where(c => c.Id == id && c.DriveId != Guid.Empty)
            .Select(c => new { Card = c, Drive = db.Set<OfferedDrive>().Where(d => d.DriveId == c.DriveId).Select(d => new { d.Title, d.Terms }).FirstOrDefault() })
            .SingleOrDefaultAsync(cancellation);
        if (found is null) return null;
        var past = await PastAsync(id, cancellation);
        var names = await people.FindAsync([.. past.Select(p => p.By).OfType<Guid>().Distinct()], cancellation);
        var card = found.Card;
        var drive = new CompanyDrive(card.DriveId, card.CollegeId, found.Drive?.Title ?? "", CompanyDrives.Rounds(found.Drive?.Terms ?? "{}"));
        var since = clock.GetUtcNow() - HearLook.Between;
        return new CandidatePage(
            card, drive, tenants.Find(new TenantId(card.CollegeId))?.Name ?? "",
            card.Status == CardStatus.Withdrawn ? null : CardText.ReadSnapshot(card.Snapshot), CardText.ReadParts(card.Parts),
            [.. past.Where(p => p.IsNote)], [.. past.Where(p => !p.IsNote)], names, past.Exists(p => p.What == "looked-at" && p.By == reader && p.At > since));
    }

    /// <summary>Notes and events, the latest first, by one query.</summary>
    private Task<List<PastThing>> PastAsync(Guid card, CancellationToken cancellation) =>
        db.Set<CardEvent>().AsNoTracking().Where(e => e.CardRow == card).Select(e => new { e.Id, e.By, e.What, Text = e.Detail, e.At, IsNote = false })
            .Concat(db.Set<CardNote>().AsNoTracking().Where(n => n.CardRow == card && n.RemovedAt == null).Select(n => new { n.Id, By = (Guid?)n.By, What = "", n.Text, n.At, IsNote = true }))
            .OrderByDescending(p => p.At).Take(MostEvents)
            .Select(p => new PastThing(p.Id, p.By, p.What, p.Text, p.At, p.IsNote)).ToListAsync(cancellation);
}

internal sealed record PastThing(Guid Id, Guid? By, string What, string Text, DateTimeOffset At, bool IsNote);

/// <summary>A candidate's page.</summary>
/// <param name="Card">The card.</param>
/// <param name="Drive">The drive that it is for.</param>
/// <param name="College">The college's name.</param>
/// <param name="Shared">What was shared; null: it was taken back.</param>
/// <param name="Parts">The parts of the score.</param>
/// <param name="Notes">The company's notes, the latest first.</param>
/// <param name="History">What happened, the latest first.</param>
/// <param name="People">Who did it.</param>
/// <param name="LookedLately">Whether the reader looked within the hour.</param>
internal sealed record CandidatePage(
    Card Card, CompanyDrive Drive, string College, CardSnapshot? Shared, IReadOnlyList<ScorePart> Parts, IReadOnlyList<PastThing> Notes, IReadOnlyList<PastThing> History,
    IReadOnlyDictionary<Guid, PersonInfo> People, bool LookedLately)
{
    /// <summary>A note that could not be saved, to be corrected.</summary>
    public NoteForm Form { get; init; } = new();

    public bool IsWithdrawn => Shared is null;

    public string Ref => new CardRef(Card.Id, Card.Version).ToString();

    public string Who(Guid? id) => id is { } known && People.TryGetValue(known, out var person) ? person.Name : "";
}
