using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Evaluators;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Areas.Assessments.Runs;

/// <summary>What is to be tried.</summary>
/// <param name="Attempt">The attempt, which must be open.</param>
/// <param name="Question">Its question.</param>
/// <param name="Form">What was posted: the program under the question's names.</param>
/// <param name="Input">The candidate's own input, or empty.</param>
internal sealed record Trying(Guid Attempt, Guid Question, IFormCollection Form, string Input);

/// <summary>Has a program tried on what everyone may see, through the same queue as everything else.</summary>
internal sealed class TryProgram(PrepDb db, AttemptHold hold, AnswerReading reading, IQuestionTypes types, IEvaluations evaluations) : IUseCase
{
    public const string Late = "The time is up, so nothing is run any more.";
    private const string Empty = "Write a program first.", Often = "You have run this ten times within a minute. Wait a moment, then run it again.";
    private const string Silent = "Programs cannot be run now. Your answer is kept; try again in a moment.";

    private sealed record Asked(string Type, string Presented, string Prefix, string Definition, int Lately);

    public async Task<Result<Guid>> RunAsync(Trying trying, Guid student, DateTimeOffset now, CancellationToken cancellation)
    {
        var asked = await FindAsync(trying, student, now - TrialRun.Window, cancellation);
        if (asked is null) return Result.NotFound<Guid>();
        if (asked.Lately >= TrialRun.Most) return Result.Invalid<Guid>("", Often);
        var read = reading.Read(asked.Type, asked.Presented, trying.Form, asked.Prefix);
        if (!read.Succeeded) return Result.Invalid<Guid>(read.Problems);
        if (read.Value is null) return Result.Invalid<Guid>("", Empty);
        var input = trying.Input.Length > 0 ? trying.Input.ReplaceLineEndings("\n") : null;
        if (await types.TrialAsync(asked.Type, JsonElement.Parse(asked.Definition), input, cancellation) is not { } definition) return Result.Invalid<Guid>("", Silent);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await hold.ForStudentAsync(trying.Attempt, student, now, cancellation) != Held.Open) return Result.Invalid<Guid>("", Late);
        var run = new TrialRun(trying.Question, now);
        db.Add(run);
        await evaluations.RequestAsync([new EvaluationOrder(run.Subject, asked.Type, definition, JsonElement.Parse(read.Value), Arrangement.AsWritten, student)], cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Ok(run.Id);
    }

    private Task<Asked?> FindAsync(Trying trying, Guid student, DateTimeOffset since, CancellationToken cancellation) =>
        db.Set<AttemptQuestion>().Where(q => q.Id == trying.Question && q.AttemptId == trying.Attempt && db.Set<Attempt>().Any(a => a.Id == q.AttemptId && a.StudentId == student))
            .Select(q => new Asked(q.Type, q.Presented, AttemptQuestion.PrefixOf(q.Position), db.Set<QuestionRevision>().Where(r => r.Id == q.RevisionId).Select(r => r.Definition).First(),
                db.Set<TrialRun>().Count(r => r.AttemptQuestionId == q.Id && r.At > since)))
            .SingleOrDefaultAsync(cancellation)!;
}
