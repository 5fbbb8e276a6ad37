using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Ui.Search;

namespace PrepPlatform.Assessments.Data;

internal sealed class QuestionPalette(PrepDb db, ICurrentPerson person) : IPaletteSource
{
    private const int Most = 8;

    public string Group => "Questions";

    public async Task<IReadOnlyList<PaletteHit>> FindAsync(string text, CancellationToken cancellation)
    {
        if (!person.May(AssessmentsModule.AuthorQuestions)) return [];
        var lower = text.ToLowerInvariant();
        return await db.Set<Question>().AsNoTracking().Where(q => q.Status == QuestionStatus.Active && q.Words.Contains(lower))
            .OrderBy(q => q.Title).Take(Most).Select(q => new PaletteHit(q.Title, q.Category, "/staff/questions/" + q.Id)).ToListAsync(cancellation);
    }
}

/// <summary>For staff: any; students find theirs on their own page.</summary>
internal sealed class AssessmentPalette(PrepDb db, ICurrentPerson person) : IPaletteSource
{
    private const int Most = 8;

    public string Group => "Assessments";

    public async Task<IReadOnlyList<PaletteHit>> FindAsync(string text, CancellationToken cancellation)
    {
        if (!person.May(AssessmentsModule.AuthorAssessments)) return [];
        var upper = text.ToUpperInvariant();
        var found = await db.Set<Assessment>().AsNoTracking().Where(a => a.Title.ToUpper().Contains(upper))
            .OrderBy(a => a.Title).Take(Most).Select(a => new { a.Title, a.Status, a.Id }).ToListAsync(cancellation);
        return [.. found.Select(a => new PaletteHit(a.Title, a.Status == AssessmentStatus.InReview ? "In review" : a.Status.ToString(), $"/staff/assessments/{a.Id}"))];
    }
}
