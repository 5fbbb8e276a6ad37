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

namespace PrepPlatform.Assessments.Areas.Assessments.Marking;

/// <summary>
/// Keeps a person's mark of a waiting answer. When it is the last that is needed, the score counts. Of two that mark at the same moment the first one does; where two are wanted the
/// other is the second mark, since neither has seen the other's.
/// </summary>
internal sealed class MarkAnswer(PrepDb db, ScoringDesk desk, IEvaluations evaluations, IAudit audit, TimeProvider clock) : IUseCase
{
    private const string Confirmed = "A person has read the answer and agrees with the suggested score.";

    /// <returns>The mark.</returns>
    public async Task<Result<Mark>> RunAsync(Guid id, MarkForm form, Guid by, CancellationToken cancellation)
    {
        var attempt = await db.Set<AttemptQuestion>().AsNoTracking().Where(q => q.Id == id).Select(q => (Guid?)q.AttemptId).SingleOrDefaultAsync(cancellation);
        if (attempt is null) return Result.NotFound<Mark>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var taken = await desk.TakeAsync(attempt.Value, id, by, cancellation);
        if (!taken.Succeeded) return Result.Invalid<Mark>(taken.Problems);
        var marks = await db.Set<Mark>().Where(m => m.AttemptQuestionId == id && m.Revision == taken.Value.Question.EvaluationRevision).OrderBy(m => m.Kind).ToListAsync(cancellation);
        var made = await MakeAsync(taken.Value, marks, form, by, cancellation);
        if (!made.Succeeded) return made;
        var decided = await DecideAsync(taken.Value, [.. marks, made.Value], by, cancellation);
        if (!decided.Succeeded) return Result.Invalid<Mark>(decided.Problems);
        taken.Value.Question.LetGo(by);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return made;
    }

    private async Task<Result<Mark>> MakeAsync(InHand hand, List<Mark> marks, MarkForm form, Guid by, CancellationToken cancellation)
    {
        var question = hand.Question;
        if (!question.AwaitsPerson || form.Seen != question.EvaluationId || MarkRules.Next(marks, hand.Rules.WantsTwo(question)) is not { } kind) return Result.Stale<Mark>();
        if (marks.Exists(m => m.By == by)) return Result.Invalid<Mark>("", "You have marked this answer already: another person gives the next mark.");
        // The first of two may become the second, as neither was seen; the third one decides between marks that were.
        if (kind == MarkKind.Third && form.Marks < marks.Count) return Result.Stale<Mark>();
        var suggestion = (await evaluations.ReadAsync(CloseAttempt.Subject, [question.Id], cancellation)) is [.., var last] ? last : null;
        var read = form.Read(suggestion, question.Points);
        if (!read.Succeeded) return Result.Invalid<Mark>(read.Problems);
        var (fraction, parts) = read.Value;
        var confirms = suggestion is { Result.Outcome: not Evaluators.Outcome.NotEvaluable } && Math.Abs(fraction - suggestion.Result.Score) * question.Points <= MarkForm.Half;
        var reason = form.Reason.Trim() is { Length: > 0 } said ? said : confirms ? Confirmed : "";
        if (reason.Length < 3) return Result.Invalid<Mark>(nameof(form.Reason), "Say why the score differs from the suggestion, in 3 to 500 characters: the learner reads it.");
        var mark = new Mark(question, kind, by, confirms ? suggestion!.Result.Score : fraction, reason, clock.GetUtcNow()) { PartPoints = parts };
        db.Add(mark);
        return Result.Ok(mark);
    }

    private async Task<Result<bool>> DecideAsync(InHand hand, List<Mark> marks, Guid by, CancellationToken cancellation)
    {
        var (attempt, question, rules) = hand;
        if (MarkRules.Decide(marks, rules.WantsTwo(question), rules.MarkTolerance) is not { } fraction)
        {
            // Without the points: the second marker is not to find them there.
            audit.Record("attempts.answer-marked", $"attempt/{attempt.Id}", $"Marked question {question.Position} of an attempt at “{rules.Title}”; another person's mark is needed");
            return Result.Ok(false);
        }

        var suggestion = (await evaluations.ReadAsync(CloseAttempt.Subject, [question.Id], cancellation)) is [.., var last] ? last : null;
        var score = new PersonScore(fraction, MarkRules.Reason(marks), by) { Criteria = MarkParts.With(suggestion?.Result.Criteria, question.Points, MarkRules.Parts(marks)) };
        var given = await desk.GiveAsync(hand, score, "attempts.answer-marked", string.Create(CultureInfo.InvariantCulture,
            $"Question {question.Position} of attempt {attempt.Number} at “{rules.Title}” has {fraction * question.Points:0.##} of {question.Points:0.##} points: {score.Reason}"), cancellation);
        return given.Succeeded ? Result.Ok(true) : Result.Invalid<bool>(given.Problems);
    }
}
