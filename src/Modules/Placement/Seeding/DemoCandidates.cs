using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Placement.Areas.Placement.CandidateMoves;
using PrepPlatform.Placement.Areas.Placement.CandidateNotes;
using PrepPlatform.Placement.Areas.Placement.Candidates;
using PrepPlatform.Placement.Domain;

namespace PrepPlatform.Placement.Seeding;

/// <summary>
/// What the demo company's recruiter did with the cards that its college sent: looked at the first few, wrote notes, moved the best one on. The real handlers do it;
/// in a college, and where no card came, there is nothing to do.
/// </summary>
internal sealed class DemoCandidates(PrepDb db, IPeople people, LogLooks looks, KeepNotes notes, MoveCandidates move)
{
    private const int Looked = 3;
    private static readonly string[] Notes = ["Ask what was built alone and what in a team.", "Strong numbers. Go through one project in the interview, line by line."];

    public async Task RunAsync(CancellationToken cancellation)
    {
        var cards = await db.Set<Card>().AsNoTracking().Where(c => c.Status == CardStatus.Active).OrderBy(c => c.Rank).ThenBy(c => c.Id).Take(Looked).Select(c => c.Id).ToListAsync(cancellation);
        if (cards.Count == 0 || await RecruiterAsync(cancellation) is not { } recruiter) return;
        await looks.RunAsync(cards, recruiter, cancellation);
        foreach (var (text, at) in Notes.Zip(cards))
            await notes.RunAsync(at, text, recruiter, cancellation);
        db.ChangeTracker.Clear();
        var best = await db.Set<Card>().AsNoTracking().Where(c => c.Id == cards[0]).Select(c => new CardRef(c.Id, c.Version)).SingleAsync(cancellation);
        await move.RunAsync([best], MoveStep.Next, "", recruiter, cancellation);
    }

    private async Task<Actor?> RecruiterAsync(CancellationToken cancellation)
    {
        var found = await people.FindAsync(await people.SearchAsync("recruiter@", 1, cancellation), cancellation);
        return found.Values.FirstOrDefault() is { } person ? new Actor(person.Id, person.Name) : null;
    }
}
