using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Contracts.Profiles;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Placement.Domain;
using PrepPlatform.Placement.Domain.Rules;

namespace PrepPlatform.Placement.Data;

/// <summary>
/// Writes what is known of students now. It is a function of the present truth alone, so it does not matter in which order or how often it is asked; two at
/// once cannot leave the older truth behind, since the row is read before the truth is.
/// </summary>
internal sealed class RefreshFacts(PrepDb db, IStudentRecords records, IAssessmentScores scores, TimeProvider clock) : IUseCase
{
    /// <summary>The latest so many; a row holds a limited text.</summary>
    private const int MostAssessments = 100;

    public async Task RunAsync(IReadOnlyCollection<Guid> students, CancellationToken cancellation)
    {
        var ids = students.Distinct().Order().ToList();
        var rows = await db.Set<StudentFacts>().Where(f => ids.Contains(f.StudentId)).ToDictionaryAsync(f => f.StudentId, cancellation);
        var known = await records.ReadAsync(ids, cancellation);
        var now = clock.GetUtcNow();
        foreach (var id in ids)
        {
            var facts = Sheet(known.GetValueOrDefault(id), await scores.BestAsync(id, cancellation)).Write();
            if (rows.TryGetValue(id, out var row)) row.Replace(facts, now);
            else if (facts != "{}") db.Add(new StudentFacts(id, facts, now));
        }

        await db.SaveChangesAsync(cancellation);
    }

    private static FactSheet Sheet(StudentRecord? record, IReadOnlyList<BestScore> best)
    {
        var sheet = new FactSheet();
        if (record is not null) Add(sheet, record);
        foreach (var score in best.OrderByDescending(b => b.At).ThenBy(b => b.AssessmentId).Take(MostAssessments))
            sheet.Set(Facts.Assessment(score.AssessmentId), score.Percent, score.At);
        return sheet;
    }

    private static void Add(FactSheet sheet, StudentRecord record)
    {
        var at = record.ChangedAt;
        sheet.Set(Facts.Degree, record.Degree, at).Set(Facts.Branch, record.Branch, at).Set(Facts.Year, record.GraduationYear, at)
            .Set(Facts.Cgpa, record.CgpaOfTen, at).Set(Facts.ActiveBacklogs, record.ActiveBacklogs, at).Set(Facts.PastBacklogs, record.PastBacklogs, at)
            .Set(Facts.Marks10, record.Marks10, at).Set(Facts.Marks12, record.Marks12, at).Set(Facts.Skills, record.Skills, at)
            .Set(Facts.Verified, record.VerifiedAt is null ? 0 : 1, record.VerifiedAt ?? at);
    }
}
