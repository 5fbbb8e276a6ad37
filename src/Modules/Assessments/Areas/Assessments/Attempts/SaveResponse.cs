using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Areas.Assessments.Attempts;

/// <summary>An answer on its way in.</summary>
/// <param name="Question">The attempt's question.</param>
/// <param name="Sequence">The sender's number: one more than the highest that it has seen of this question.</param>
/// <param name="Device">Which page of which browser.</param>
/// <param name="Form">What was posted.</param>
internal sealed record Answer(Guid Question, long Sequence, string Device, IFormCollection Form);

/// <summary>What came of saving an answer.</summary>
internal enum SaveOutcome
{
    /// <summary>It counts.</summary>
    Kept,

    /// <summary>It is written down, but a later one counts.</summary>
    Overtaken,

    /// <summary>No such attempt of this student, or no such question in it.</summary>
    Foreign,

    /// <summary>It came after the end.</summary>
    Late,

    /// <summary>It cannot be an answer to this question.</summary>
    Refused,
}

/// <summary>What the page needs to go on.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Sequence">The question's number now.</param>
/// <param name="SavedAt">When the answer that counts was saved.</param>
/// <param name="Answered">Whether the question has an answer.</param>
/// <param name="Message">A sentence where it is not kept; English.</param>
internal sealed record Saved(SaveOutcome Outcome, long Sequence, DateTimeOffset? SavedAt, bool Answered, string Message);

/// <summary>Keeps one answer. Every answer that comes is written down; the one with the highest number counts, of equal ones the first, so that no page goes on showing as saved what another has replaced.</summary>
internal sealed class SaveResponse(PrepDb db, AttemptHold hold, AnswerReading reading, IRecordings recordings, TimeProvider clock) : IUseCase
{
    public const string TooLate = "The time was up before this answer arrived, so it is not kept. Everything that was saved before counts.";
    private const string Unknown = "This recording is not here, so it was not kept. Record your answer again.";
    private const string Reused = "Another answer came with this number. Send it again with a higher one.";

    public async Task<Saved> RunAsync(Guid attempt, Guid student, Answer answer, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        db.Database.AutoSavepointsEnabled = false; // Nothing is tried a second time in here.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var held = await hold.ForStudentAsync(attempt, student, now, cancellation);
        if (held == Held.Foreign) return new(SaveOutcome.Foreign, 0, null, false, "");
        if (held != Held.Open) return new(SaveOutcome.Late, 0, null, false, TooLate);
        var found = await db.Set<AttemptQuestion>().Where(q => q.Id == answer.Question && q.AttemptId == attempt)
            .Select(q => new
            {
                Question = q,
                Before = db.Set<SavedResponse>().FirstOrDefault(r => r.AttemptQuestionId == q.Id && r.Sequence == answer.Sequence && r.Device == answer.Device),
            })
            .SingleOrDefaultAsync(cancellation);
        if (found is null) return new(SaveOutcome.Foreign, 0, null, false, "");
        var read = await ReadAsync(found.Question, answer, student, cancellation);
        var saved = read.Succeeded ? Keep(found.Question, found.Before, answer, read.Value, now) : Now(SaveOutcome.Refused, found.Question, read.Problems[0].Message);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return saved;
    }

    /// <summary>A recording must be one that this student made for this question.</summary>
    private async Task<Result<string?>> ReadAsync(AttemptQuestion question, Answer answer, Guid student, CancellationToken cancellation)
    {
        var read = reading.Read(question.Type, question.Presented, answer.Form, question.Prefix);
        return read is { Succeeded: true, Value: not null } && AnswerReading.Recording(question.Presented, read.Value) is { } name
            && !await recordings.TakeAsync(CloseAttempt.Subject, question.Id, student, name, cancellation) ? Result.Invalid<string?>("", Unknown) : read;
    }

    private Saved Keep(AttemptQuestion question, SavedResponse? before, Answer answer, string? response, DateTimeOffset now)
    {
        if (before is not null)
            return before.Response != response ? Now(SaveOutcome.Refused, question, Reused)
                : Now(question.Sequence == answer.Sequence && question.SavedAt == before.ReceivedAt ? SaveOutcome.Kept : SaveOutcome.Overtaken, question, "");
        db.Add(new SavedResponse(question.Id, answer.Sequence, answer.Device, response, now));
        return Now(question.Take(answer.Sequence, response, now) ? SaveOutcome.Kept : SaveOutcome.Overtaken, question, "");
    }

    private static Saved Now(SaveOutcome outcome, AttemptQuestion question, string message) =>
        new(outcome, question.Sequence, question.SavedAt, question.Response is not null, message);
}
