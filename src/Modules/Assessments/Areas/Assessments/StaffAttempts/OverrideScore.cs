using System.ComponentModel.DataAnnotations;
using System.Globalization;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Contracts.Evaluation;
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
internal sealed class OverrideScore(PrepDb db, ScoringDesk desk) : IUseCase
{
    /// <returns>The question's position.</returns>
    public async Task<Result<int>> RunAsync(Guid id, ScoreForm form, Guid by, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var taken = await desk.TakeAsync(id, form.Question, by, cancellation);
        if (!taken.Succeeded) return Result.Invalid<int>(taken.Problems);
        var (attempt, question, rules) = taken.Value;
        if (question.AwaitsPerson && rules.WantsTwo(question)) return Result.Invalid<int>("", "Two people mark this answer without seeing each other's mark: give yours under Marking.");
        if (form.Points is not { } points || points < 0 || points > question.Points)
            return Result.Invalid<int>(nameof(form.Points), "Give from 0 to all of the question's points.");
        if (form.Seen != question.EvaluationId) return Result.Stale<int>();
        var fraction = question.Points == 0 ? 0 : Math.Round(points / question.Points, Score.Places);
        var given = await desk.GiveAsync(taken.Value, new PersonScore(fraction, form.Reason, by), "attempts.score-overridden",
            string.Create(CultureInfo.InvariantCulture, $"Question {question.Position} of attempt {attempt.Number} at “{rules.Title}” now has {points:0.##} of {question.Points:0.##} points: {form.Reason}"),
            cancellation);
        if (!given.Succeeded) return Result.Invalid<int>(given.Problems);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok(question.Position);
    }
}
