using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Areas.Assessments.Attempts;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Contracts.Operations;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Areas.Assessments.StaffAttempts;

internal sealed class ScoreForm
{
    public Guid Question { get; set; }

    /// <summary>The evaluation that the page showed as the last one, or null: there was none.</summary>
    public Guid? Seen { get; set; }

    /// <summary>Of the question's points in this attempt.</summary>
    [Required(ErrorMessage = "Enter the points.")]
    public decimal? Points { get; set; }

    [Required(ErrorMessage = "Say why, in 3 to 500 characters: the learner reads it."), StringLength(500, MinimumLength = 3, ErrorMessage = "Say why, in 3 to 500 characters: the learner reads it.")]
    public string Reason { get; set; } = "";
}

/// <summary>Puts a person's score in the place of what was given, with a reason that the learner reads. Nothing is overwritten: another override takes it back.</summary>
internal sealed class OverrideScore(PrepDb db, AttemptHold hold, IEvaluations evaluations, IAudit audit, TimeProvider clock) : IUseCase
{
    /// <returns>The question's position.</returns>
    public async Task<Result<int>> RunAsync(Guid id, ScoreForm form, Guid by, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await hold.ToScoreAsync(id, cancellation)) return await WhyAsync(id, cancellation);
        var attempt = await db.Set<Attempt>().Include(a => a.Questions).SingleAsync(a => a.Id == id, cancellation);
        if (attempt.StudentId == by) return Result.Invalid<int>("", "This is your own attempt: someone else has to change its scores.");
        if (attempt.Questions.Find(q => q.Id == form.Question) is not { } question) return Result.NotFound<int>();
        if (form.Points is not { } points || points < 0 || points > question.Points)
            return Result.Invalid<int>(nameof(form.Points), "Give from 0 to all of the question's points.");
        var scores = await evaluations.ReadAsync(CloseAttempt.Subject, [question.Id], cancellation);
        if (form.Seen != (scores.Count > 0 ? scores[^1].Id : null)) return Result.Stale<int>();
        var rules = await db.Set<Assessment>().AsNoTracking().SingleAsync(a => a.Id == attempt.AssessmentId, cancellation);
        var fraction = question.Points == 0 ? 0 : Math.Round(points / question.Points, Score.Places);
        var given = await evaluations.OverrideAsync(new EvaluationSubject(CloseAttempt.Subject, question.Id, question.EvaluationRevision), fraction, form.Reason, by, cancellation);
        if (!given.Succeeded) return Result.Invalid<int>(given.Problems);
        question.Judge(given.Value, rules);
        attempt.Total(rules.PassingPercent);
        audit.Record("attempts.score-overridden", $"attempt/{id}",
            string.Create(CultureInfo.InvariantCulture, $"Question {question.Position} of attempt {attempt.Number} at “{rules.Title}” now has {points:0.##} of {question.Points:0.##} points: {form.Reason}"));
        db.PublishScore(attempt, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok(question.Position);
    }

    private async Task<Result<int>> WhyAsync(Guid id, CancellationToken cancellation) => await db.Set<Attempt>().AnyAsync(a => a.Id == id, cancellation)
        ? Result.Invalid<int>("", "This attempt is still open. Its scores can be changed once it is closed.")
        : Result.NotFound<int>();
}
