using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Assessments.Areas.Assessments.Corrections;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Evaluators;
using PrepPlatform.Hosting;

namespace PrepPlatform.Assessments.Areas.Assessments.Results;

/// <summary>What came of a student's attempt, as far as it may be shown now.</summary>
internal sealed class ReadResult(PrepDb db, IEvaluations evaluations, IQuestionTypes types, SpokenReading spoken, TimeProvider clock) : IUseCase
{
    public async Task<ResultPage?> RunAsync(Guid attemptId, Guid student, CancellationToken cancellation)
    {
        var found = await db.Set<Attempt>().AsNoTracking().Where(a => a.Id == attemptId && a.StudentId == student)
            .Select(a => new
            {
                Attempt = a,
                Assessment = db.Set<Assessment>().First(x => x.Id == a.AssessmentId),
                Used = db.Set<Attempt>().Count(x => x.AssessmentId == a.AssessmentId && x.StudentId == student),
                Sitting = db.Set<Attempt>().Any(x => x.AssessmentId == a.AssessmentId && x.StudentId == student && x.Status == AttemptStatus.InProgress),
                Questions = a.Questions.OrderBy(q => q.Position)
                    .Select(q => new Given(q, db.Set<QuestionRevision>().Where(r => r.Id == (q.KeyRevisionId ?? q.RevisionId)).Select(r => r.Definition).First())).ToList(),
            })
            .SingleOrDefaultAsync(cancellation);
        if (found is null) return null;
        var page = new ResultPage(found.Attempt, found.Assessment, found.Used, found.Sitting, clock.GetUtcNow(), []);
        return page with { Questions = await QuestionsAsync(found.Questions, page, cancellation) };
    }

    private async Task<List<ResultQuestion>> QuestionsAsync(List<Given> given, ResultPage page, CancellationToken cancellation)
    {
        var answers = page.ShowsAnswers;
        var scores = page.State is ResultState.Shown or ResultState.InReview
            ? (await evaluations.ReadAsync(CloseAttempt.Subject, [.. given.Select(g => g.Question.Id)], cancellation)).ToLookup(e => e.Subject.Id) : null;
        var recordings = await spoken.RecordingsAsync(given.Select(g => g.Question), cancellation);
        var heard = page.State is ResultState.BeingScored ? await spoken.HeardAsync(given.Select(g => g.Question), cancellation) : [];
        var shown = new List<ResultQuestion>(given.Count);
        foreach (var (question, text) in given)
        {
            var definition = JsonElement.Parse(text);
            var best = answers ? await types.BestResponseAsync(question.Type, definition, new Arrangement(question.Seed, question.Shuffle), cancellation) : null;
            var last = scores?[question.Id].LastOrDefault();
            var shows = page.State is ResultState.Shown;
            shown.Add(new ResultQuestion(
                question, JsonSerializer.Deserialize<Presentation>(question.Presented)!, question.Response is null ? null : JsonElement.Parse(question.Response),
                best, answers && definition.TryGetProperty("explanation", out var why) ? why.GetString() ?? "" : "", answers ? last : null)
            {
                Change = shows ? ScoreChange.Of(question, scores?[question.Id].ToList() ?? [], page.Assessment) : null,
                Spoken = last?.Result.Spoken, Recording = recordings.GetValueOrDefault(question.Id), Heard = heard.GetValueOrDefault(question.Id),
                CanCorrect = last is { By: null, Result.Spoken.Words.Count: > 0 } && last.Subject.Revision == question.EvaluationRevision,
            });
        }

        return shown;
    }

    private sealed record Given(AttemptQuestion Question, string Definition);
}

internal enum ResultState
{
    /// <summary>An evaluator is at work.</summary>
    BeingScored,

    /// <summary>A person has to look at an answer.</summary>
    InReview,

    /// <summary>The score is not shown yet, or never.</summary>
    Hidden,

    Shown,
}

internal sealed record ResultPage(Attempt Attempt, Assessment Assessment, int Used, bool Sitting, DateTimeOffset Now, IReadOnlyList<ResultQuestion> Questions)
{
    public ResultState State => !Assessment.Shows(Assessment.ShowScore, Now) ? ResultState.Hidden
        : Attempt.Pending > Attempt.ToReview ? ResultState.BeingScored
        : Attempt.ToReview > 0 ? ResultState.InReview : ResultState.Shown;

    /// <summary>Right answers come with the score, never before it; and never beside an attempt of the student's that is still open.</summary>
    public bool ShowsAnswers => State is ResultState.Shown && !Sitting && Assessment.Shows(Assessment.ShowAnswers, Now);

    /// <summary>A correction that was not accepted.</summary>
    public CorrectionForm? Form { get; init; }

    public IReadOnlyList<ResultQuestion> Changed => [.. Questions.Where(q => q.Change is not null).OrderByDescending(q => q.Change!.At)];

    public int Percent => Attempt.Percent(Attempt.Points ?? 0, Attempt.MaxPoints);

    public bool CanTryAgain => Attempt.WhyNot(Assessment, Used, Now) is null;
}

/// <summary>A question with the answer given and, where shown, what would have been right and what it earned.</summary>
internal sealed record ResultQuestion(
    AttemptQuestion Question, Presentation Presentation, JsonElement? Response, JsonElement? Best, string Explanation, RecordedEvaluation? Evaluation)
{
    /// <summary>What the learner has to be told of a score that took another's place; null: nothing.</summary>
    public ScoreChange? Change { get; init; }

    /// <summary>What was heard, also while a person still has to decide; null: it was not spoken, or nothing has listened yet.</summary>
    public SpokenAnswer? Spoken { get; init; }

    /// <summary>How far it is being listened to, from 0 to 1; null: it is not.</summary>
    public decimal? Heard { get; init; }

    /// <summary>Whether the learner may correct what was heard.</summary>
    public bool CanCorrect { get; init; }

    /// <summary>An answer in the learner's own words.</summary>
    public string? Text => Evaluation?.Result.Spoken is { } spoken ? spoken.Text()
        : Presentation is EssayPresentation && Response is { } said && said.TryGetProperty("text", out var words) ? words.GetString() : null;

    /// <summary>The recording; null: there is none.</summary>
    public RecordingState? Recording { get; init; }
}

/// <summary>A score that counted and was changed.</summary>
/// <param name="At">When it was changed last.</param>
/// <param name="Reason">Why.</param>
/// <param name="ByPerson">Whether a person gave the score that counts now.</param>
internal sealed record ScoreChange(DateTimeOffset At, string Reason, bool ByPerson)
{
    public static ScoreChange? Of(AttemptQuestion question, List<RecordedEvaluation> given, Assessment rules)
    {
        if (given is not [.. var earlier, { Reason.Length: > 0 } last]) return null;
        // What waited for people from the start has never counted.
        var counted = earlier.Exists(e => e.Result.Outcome == Outcome.Scored && !(e is { By: null, Reason.Length: 0 } && rules.WantsTwo(question)));
        return counted ? new(last.At, last.Reason, last.By is not null) : null;
    }
}
