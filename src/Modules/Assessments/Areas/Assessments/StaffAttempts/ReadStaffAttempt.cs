using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Evaluators;
using PrepPlatform.Hosting;

namespace PrepPlatform.Assessments.Areas.Assessments.StaffAttempts;

/// <summary>Everything about one attempt: each question as it was shown, the answers as they arrived, the key, every score that was given.</summary>
internal sealed class ReadStaffAttempt(PrepDb db, IEvaluations evaluations, IQuestionTypes types, IPeople people, SpokenReading spoken) : IUseCase
{
    /// <summary>Saved answers that are shown of a question.</summary>
    public const int MostSaved = 20;

    public async Task<StaffAttempt?> RunAsync(Guid id, CancellationToken cancellation)
    {
        var found = await db.Set<Attempt>().AsNoTracking().Where(a => a.Id == id)
            .Select(a => new
            {
                Attempt = a,
                Assessment = db.Set<Assessment>().First(x => x.Id == a.AssessmentId),
                Questions = a.Questions.OrderBy(q => q.Position).Select(q => new
                {
                    Question = q,
                    Revision = db.Set<QuestionRevision>().Where(r => r.Id == (q.KeyRevisionId ?? q.RevisionId)).Select(r => new { r.Title, r.Number, r.Definition }).First(),
                }).ToList(),
            })
            .SingleOrDefaultAsync(cancellation);
        if (found is null) return null;
        var ids = found.Questions.Select(q => q.Question.Id).ToList();
        // An essay may have been saved a thousand times: the last ones tell what matters.
        var saved = (await db.Set<AttemptQuestion>().AsNoTracking().Where(q => ids.Contains(q.Id))
            .SelectMany(q => db.Set<SavedResponse>().Where(r => r.AttemptQuestionId == q.Id).OrderByDescending(r => r.ReceivedAt).ThenByDescending(r => r.Sequence).Take(MostSaved))
            .ToListAsync(cancellation)).OrderBy(r => r.ReceivedAt).ThenBy(r => r.Sequence).ToLookup(r => r.AttemptQuestionId);
        var scores = (await evaluations.ReadAsync(CloseAttempt.Subject, ids, cancellation)).ToLookup(e => e.Subject.Id);
        var recordings = await spoken.RecordingsAsync(found.Questions.Select(q => q.Question), cancellation);
        var questions = new List<StaffQuestion>(found.Questions.Count);
        foreach (var q in found.Questions)
        {
            var definition = JsonElement.Parse(q.Revision.Definition);
            questions.Add(new StaffQuestion(
                q.Question, q.Revision.Title, q.Revision.Number, JsonSerializer.Deserialize<Presentation>(q.Question.Presented)!,
                q.Question.Response is null ? null : JsonElement.Parse(q.Question.Response),
                await types.BestResponseAsync(q.Question.Type, definition, new Arrangement(q.Question.Seed, q.Question.Shuffle), cancellation),
                [.. scores[q.Question.Id]], [.. saved[q.Question.Id]]) { Recording = recordings.GetValueOrDefault(q.Question.Id) });
        }

        var who = scores.SelectMany(s => s).Select(s => s.By).OfType<Guid>().Append(found.Attempt.StudentId).Distinct().ToList();
        return new StaffAttempt(found.Attempt, found.Assessment, questions, await people.FindAsync(who, cancellation));
    }
}

internal sealed record StaffAttempt(
    Attempt Attempt, Assessment Assessment, IReadOnlyList<StaffQuestion> Questions, IReadOnlyDictionary<Guid, PersonInfo> People)
{
    public PersonInfo? Student => People.GetValueOrDefault(Attempt.StudentId);

    /// <summary>What was typed where the last try was not accepted.</summary>
    public ScoreForm? Form { get; init; }
}

/// <summary>A question with all its history.</summary>
internal sealed record StaffQuestion(
    AttemptQuestion Question, string Title, int Revision, Presentation Presentation, JsonElement? Response, JsonElement? Best,
    IReadOnlyList<RecordedEvaluation> Scores, IReadOnlyList<SavedResponse> Saved)
{
    /// <summary>What was said, where it was spoken; null: it was not, or the recording is gone.</summary>
    public RecordingState? Recording { get; init; }

    /// <summary>What was heard; null: nothing yet.</summary>
    public SpokenAnswer? Spoken => Scores.LastOrDefault(s => s.Result.Spoken is not null)?.Result.Spoken;

    /// <summary>The learner's words, which evidence points into; null: there are none.</summary>
    public string? Text => Spoken is { Words.Count: > 0 } heard ? heard.Text() : Response is { } said && said.TryGetProperty("text", out var words) ? words.GetString() : null;
}
