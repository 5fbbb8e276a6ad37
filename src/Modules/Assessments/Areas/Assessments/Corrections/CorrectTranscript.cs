using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Areas.Assessments.Corrections;

/// <summary>
/// Has an answer scored anew by what its speaker says was said. What was heard stays, and whether a person listens first is the evaluator's to say.
/// A score that a person gave is not touched.
/// </summary>
internal sealed class CorrectTranscript(PrepDb db, AttemptHold hold, IEvaluations evaluations, TimeProvider clock) : IUseCase
{
    private const string Decided = "A person has listened to this answer and scored it. Ask them if they misheard you.", Marking = "A person is marking this answer now, and hears what you said.";
    private const int Most = 5;
    private const string Often = "You have corrected this answer five times. The person who listens to it sees the last text.";
    private const string Waiting = "Your last correction is still being scored. Wait for it first.", Same = "This is what was heard already. Change what is wrong.";

    /// <returns>The question's place.</returns>
    public async Task<Result<int>> RunAsync(Guid attemptId, Guid student, CorrectionForm form, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await hold.ToScoreAsync(attemptId, cancellation)) return Result.NotFound<int>();
        var found = await db.Set<AttemptQuestion>().Where(q => q.Id == form.Question && q.AttemptId == attemptId && q.Response != null)
            .Join(db.Set<Attempt>().Where(a => a.StudentId == student), q => q.AttemptId, a => a.Id, (q, a) => new
            {
                Question = q,
                Rules = db.Set<Assessment>().First(x => x.Id == a.AssessmentId),
                Definition = db.Set<QuestionRevision>().Where(r => r.Id == (q.KeyRevisionId ?? q.RevisionId)).Select(r => r.Definition).First(),
                Marked = db.Set<Mark>().Any(m => m.AttemptQuestionId == q.Id && m.Revision == q.EvaluationRevision),
            })
            .SingleOrDefaultAsync(cancellation);
        if (found is null || !found.Rules.Shows(found.Rules.ShowScore, clock.GetUtcNow())) return Result.NotFound<int>();
        var given = await evaluations.ReadAsync(CloseAttempt.Subject, [found.Question.Id], cancellation);
        if (given is not [.., { Result.Spoken: { Words.Count: > 0 } spoken } latest]) return Result.NotFound<int>();
        if (given.Count(e => e.Result.Spoken?.Corrected.Length > 0) >= Most) return Result.Invalid<int>(nameof(form.Text), Often);
        if (WhyNot(found.Question, latest, spoken.Text(), form.Text, found.Marked) is { } why) return Result.Invalid<int>(nameof(form.Text), why);
        found.Question.Correct(form.Text.Trim());
        await evaluations.RequestAsync([CloseAttempt.Order(found.Question, found.Definition, student)], cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok(found.Question.Position);
    }

    private static string? WhyNot(AttemptQuestion question, RecordedEvaluation latest, string known, string text, bool marked) =>
        latest.By is not null ? Decided : marked ? Marking : latest.Subject.Revision < question.EvaluationRevision ? Waiting : text.Trim() == known ? Same : null;
}
