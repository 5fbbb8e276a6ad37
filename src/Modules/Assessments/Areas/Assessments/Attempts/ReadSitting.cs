using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Data;
using PrepPlatform.Evaluators;
using PrepPlatform.Hosting;

namespace PrepPlatform.Assessments.Areas.Assessments.Attempts;

/// <summary>One page of an attempt and the state of all its questions, in one query.</summary>
internal sealed class ReadSitting(PrepDb db, TimeProvider clock) : IUseCase
{
    private sealed record Row(
        Guid Id, int Position, int Page, string Section, decimal Points, bool Flagged, bool Answered, long Sequence, DateTimeOffset? SavedAt, string? Presented, string? Response);

    /// <param name="attempt">Which.</param>
    /// <param name="student">Whose: another's is not found.</param>
    /// <param name="page">From 1; 0: none, the state alone.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Sitting?> RunAsync(Guid attempt, Guid student, int page, CancellationToken cancellation)
    {
        var found = await db.Set<Attempt>().AsNoTracking().Where(a => a.Id == attempt && a.StudentId == student)
            .Select(a => new
            {
                a.Status, a.Deadline, a.StartedAt, a.LastSavedAt, a.AssessmentId,
                Title = db.Set<Assessment>().Where(x => x.Id == a.AssessmentId).Select(x => x.Title).First(),
                Questions = a.Questions.OrderBy(q => q.Position).Select(q => new Row(
                    q.Id, q.Position, q.Page, q.Section, q.Points, q.Flagged, q.Response != null, q.Sequence, q.SavedAt,
                    q.Page == page ? q.Presented : null, q.Page == page ? q.Response : null)).ToList(),
            })
            .SingleOrDefaultAsync(cancellation);
        if (found is null) return null;
        var questions = found.Questions.Where(q => q.Presented is not null).Select(r => Show(attempt, r)).ToList();
        var places = found.Questions.Select(q => new SittingPlace(q.Id, q.Position, q.Page, q.Section, q.Answered, q.Flagged, q.Sequence, q.SavedAt)).ToList();
        return new Sitting(
            attempt, found.AssessmentId, found.Title, found.Status, found.StartedAt, found.Deadline, found.LastSavedAt, clock.GetUtcNow(), page,
            places.Count == 0 ? 0 : places[^1].Page, questions, places);
    }

    private static SittingQuestion Show(Guid attempt, Row row) => new(
        attempt, row.Id, row.Position, row.Section, row.Points, row.Flagged, row.Sequence,
        JsonSerializer.Deserialize<Presentation>(row.Presented!)!, row.Response is null ? null : JsonElement.Parse(row.Response));
}

/// <summary>An attempt as it is sat.</summary>
internal sealed record Sitting(
    Guid Id, Guid AssessmentId, string Title, AttemptStatus Status, DateTimeOffset StartedAt, DateTimeOffset Deadline, DateTimeOffset LastSavedAt, DateTimeOffset Now,
    int Page, int Pages, IReadOnlyList<SittingQuestion> Questions, IReadOnlyList<SittingPlace> Places)
{
    /// <summary>Why the answers of this page were not all kept; English, or empty.</summary>
    public string Problem { get; init; } = "";

    public bool IsOver => Status == AttemptStatus.InProgress && Now > Deadline + Attempt.Transit;

    public int Answered => Places.Count(p => p.Answered);
}

/// <summary>A question on the page.</summary>
internal sealed record SittingQuestion(
    Guid Attempt, Guid Id, int Position, string Section, decimal Points, bool Flagged, long Sequence, Presentation Presentation, JsonElement? Response);

/// <summary>A question in the palette.</summary>
internal sealed record SittingPlace(Guid Id, int Position, int Page, string Section, bool Answered, bool Flagged, long Sequence, DateTimeOffset? SavedAt);
