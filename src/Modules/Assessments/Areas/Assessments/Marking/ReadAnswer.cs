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

namespace PrepPlatform.Assessments.Areas.Assessments.Marking;

/// <summary>One answer as its marker sees it. Opening it takes it for some minutes, so that nobody else is sent to it meanwhile, and lets go of the one before.</summary>
internal sealed class ReadAnswer(PrepDb db, IEvaluations evaluations, IPeople people, SpokenReading spoken, TimeProvider clock) : IUseCase
{
    /// <summary>How long an open page keeps others away; each further look begins it anew.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMinutes(10);

    public async Task<AnswerPage?> RunAsync(Guid id, Guid marker, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var until = now + Hold;
        await db.Set<AttemptQuestion>().Where(q => q.WaitsSince != null && (q.MarkerId == marker
                || (q.Id == id && (q.HeldUntil == null || q.HeldUntil <= now) && !db.Set<Attempt>().Any(a => a.Id == q.AttemptId && a.StudentId == marker)
                    && !db.Set<Mark>().Any(m => m.AttemptQuestionId == q.Id && m.Revision == q.EvaluationRevision && m.By == marker))))
            .ExecuteUpdateAsync(s => s.SetProperty(q => q.MarkerId, q => q.Id == id ? marker : null).SetProperty(q => q.HeldUntil, q => q.Id == id ? until : null), cancellation);
        var found = await db.Set<AttemptQuestion>().AsNoTracking().Where(q => q.Id == id)
            .Join(db.Set<Attempt>().Where(a => a.Status != AttemptStatus.InProgress && a.StudentId != marker), q => q.AttemptId, a => a.Id, (q, a) => new
            {
                Question = q, a.ClosedAt,
                Assessment = db.Set<Assessment>().First(x => x.Id == a.AssessmentId),
                Key = db.Set<QuestionRevision>().First(r => r.Id == (q.KeyRevisionId ?? q.RevisionId)),
                Marks = db.Set<Mark>().Where(m => m.AttemptQuestionId == q.Id && m.Revision == q.EvaluationRevision).OrderBy(m => m.Kind).ToList(),
            })
            .SingleOrDefaultAsync(cancellation);
        if (found is null) return null;
        var scores = await evaluations.ReadAsync(CloseAttempt.Subject, [id], cancellation);
        var who = scores.Select(s => s.By).Concat(found.Marks.Select(m => (Guid?)m.By)).Append(found.Question.MarkerId).OfType<Guid>().Distinct().ToList();
        return new AnswerPage(found.Question, found.Assessment, found.Key, found.Marks, scores, who.Count > 0 ? await people.FindAsync(who, cancellation) : new Dictionary<Guid, PersonInfo>(), marker, now)
        {
            ClosedAt = found.ClosedAt, Recording = (await spoken.RecordingsAsync([found.Question], cancellation)).GetValueOrDefault(id),
        };
    }
}

internal sealed record AnswerPage(
    AttemptQuestion Question, Assessment Assessment, QuestionRevision Key, IReadOnlyList<Mark> Marks, IReadOnlyList<RecordedEvaluation> Scores,
    IReadOnlyDictionary<Guid, PersonInfo> People, Guid Marker, DateTimeOffset Now)
{
    public MarkForm Form { get; init; } = new();

    public MarkingFilter Filter { get; init; } = new();

    /// <summary>Whether what stands here came in while the reader was marking.</summary>
    public bool Overtaken { get; init; }

    public Presentation Presentation => JsonSerializer.Deserialize<Presentation>(Question.Presented)!;

    public JsonElement? Response => Question.Response is null ? null : JsonElement.Parse(Question.Response);

    /// <summary>What was said, where it was spoken; null: it was not, or the recording is gone.</summary>
    public RecordingState? Recording { get; init; }

    /// <summary>When the attempt ended.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What was heard; null: nothing yet.</summary>
    public SpokenAnswer? Spoken => Suggestion?.Result.Spoken;

    public string? Text => Spoken is { Words.Count: > 0 } heard ? heard.Text() : Response is { } said && said.TryGetProperty("text", out var words) ? words.GetString() : null;

    public Guidance Guidance => Guidance.Of(Definition.Parse(Key.Definition));

    /// <summary>The evaluation that the marker starts from.</summary>
    public RecordedEvaluation? Suggestion => Scores.Count > 0 ? Scores[^1] : null;

    public IReadOnlyList<Criterion> Parts => MarkParts.Of(Suggestion?.Result.Criteria, Question.Points);

    /// <summary>What the next mark is; null: it does not wait.</summary>
    public MarkKind? Turn => Question.AwaitsPerson ? Marking(Marks) : null;

    public bool MarkedByReader => Marks.Any(m => m.By == Marker);

    /// <summary>Who else has it open.</summary>
    public PersonInfo? Holder => Question.HeldUntil > Now && Question.MarkerId is { } other && other != Marker ? People.GetValueOrDefault(other) : null;

    public bool CanMark => Turn is not null && !MarkedByReader && Holder is null;

    public string Name(Guid id) => People.GetValueOrDefault(id)?.Name ?? "";

    public string Place => new QueueKey(Question.Confidence ?? 0, Question.WaitsSince ?? Now, Question.Id).Write();

    private MarkKind? Marking(IReadOnlyList<Mark> marks) => MarkRules.Next([.. marks], Assessment.WantsTwo(Question));
}
