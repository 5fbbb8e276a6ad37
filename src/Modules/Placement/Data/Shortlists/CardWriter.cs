using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Contracts.Placement;
using PrepPlatform.Contracts.Profiles;
using PrepPlatform.Data;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Kernel;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Data.Shortlists;

/// <summary>Writes candidates' cards into the outbox, each with the next number of its application: what the student consented to, as it is now, and nothing else.</summary>
internal sealed class CardWriter(PrepDb db, IStudentRecords records, IPeople people, IAssessmentScores scores, TimeProvider clock)
{
    private const int Parcel = 500;

    /// <summary>Adds the messages to the caller's unit of work; it saves.</summary>
    public async Task WriteAsync(Drive drive, IReadOnlyList<(Application Application, ListedStudent Place)> cards, CancellationToken cancellation)
    {
        var titles = (await scores.PublishedAsync(cancellation)).ToDictionary(t => t.Id, t => t.Title);
        foreach (var parcel in cards.Chunk(Parcel))
        {
            Guid[] students = [.. parcel.Select(c => c.Application.StudentId)];
            var known = await records.ReadAsync(students, cancellation);
            var facts = await db.Set<StudentFacts>().AsNoTracking().Where(f => students.Contains(f.StudentId)).ToDictionaryAsync(f => f.StudentId, f => f.Facts, cancellation);
            var words = await db.Set<Recommendation>().AsNoTracking().Where(r => r.DriveRow == drive.Id && students.Contains(r.StudentId) && r.WithdrawnAt == null).OrderBy(r => r.At).ToListAsync(cancellation);
            var names = await people.FindAsync([.. students.Concat(words.Select(w => w.By)).Distinct()], cancellation);
            foreach (var (application, place) in parcel)
            {
                var id = application.StudentId;
                var source = new CardSource(known.GetValueOrDefault(id), names.GetValueOrDefault(id), FactSheet.Read(facts.GetValueOrDefault(id, "{}")), titles,
                    [.. words.Where(w => w.StudentId == id).Select(w => new CardRecommendation(names.GetValueOrDefault(w.By)?.Name ?? "", w.Words, w.At))]);
                Send(drive, application, place, source);
            }
        }
    }

    private void Send(Drive drive, Application application, ListedStudent place, CardSource source)
    {
        var at = clock.GetUtcNow();
        var consented = application.Consented.ToHashSet();
        var snapshot = source.Show(consented);
        var parts = CardParts.Shared(place.Parts, consented);
        var message = new CardSent(
            new TenantId(drive.CompanyId), application.CardId, drive.DriveId, application.NextCard(at), place.Rank, parts.Sum(p => p.Points), CardText.Write(parts),
            CardText.Write(snapshot), at);
        while (!CardSource.Fits(message) && CardSource.Shorter(snapshot) is { } shorter)
            (snapshot, message) = (shorter, message with { Snapshot = CardText.Write(shorter) });
        db.Publish(message, at);
    }
}
