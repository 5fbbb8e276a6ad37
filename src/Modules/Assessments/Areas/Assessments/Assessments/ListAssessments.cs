using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Ui;

namespace PrepPlatform.Assessments.Areas.Assessments.Assessments;

/// <summary>A page of assessments, the last saved first.</summary>
internal sealed class ListAssessments(PrepDb db, IPeople people, ICurrentPerson person) : IUseCase
{
    private const int PageSize = 50;
    private const char Between = '.';

    public async Task<AssessmentList> RunAsync(AssessmentFilter filter, CancellationToken cancellation)
    {
        var matching = db.Set<Assessment>().AsNoTracking();
        if (filter.Q.Trim().ToUpperInvariant() is { Length: > 0 } text) matching = matching.Where(a => a.Title.ToUpper().Contains(text));
        if (filter.Mine) matching = matching.Where(a => a.AuthorId == person.AccountId);
        var counts = await matching.GroupBy(a => a.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        if (filter.Status is { } status) matching = matching.Where(a => a.Status == status);
        var rows = await After(matching, filter.After).OrderByDescending(a => a.SavedAt).ThenByDescending(a => a.Id).Take(PageSize + 1)
            .Select(a => new AssessmentRow(
                a.Id, a.Title, a.Status, a.AuthorId, a.Sections.SelectMany(s => s.Items).Sum(i => i.Count), a.TimeLimitMinutes, a.OpensAt, a.ClosesAt, a.SavedAt))
            .ToListAsync(cancellation);
        var page = KeyPage.Cut(rows, PageSize, filter.After.Length == 0, r => $"{r.SavedAt.UtcTicks}{Between}{r.Id:N}");
        return new AssessmentList(filter, page, counts, await people.FindAsync([.. page.Rows.Select(r => r.AuthorId).Distinct()], cancellation));
    }

    private static IQueryable<Assessment> After(IQueryable<Assessment> assessments, string key)
    {
        if (key.Split(Between) is not [var ticks, var text] || !Guid.TryParse(text, out var id)
            || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var utc) || utc > DateTimeOffset.MaxValue.UtcTicks) return assessments;
        var at = new DateTimeOffset(utc, TimeSpan.Zero);
        return assessments.Where(a => a.SavedAt < at || (a.SavedAt == at && a.Id.CompareTo(id) < 0));
    }
}
