using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Ui.Answers;

namespace PrepPlatform.Assessments.Areas.Assessments.Attempts;

/// <summary>What came of a page.</summary>
/// <param name="Held">Whether the attempt takes answers.</param>
/// <param name="Problem">Why an answer was not kept, or empty.</param>
/// <param name="Stays">Whether a button of an answer was pressed: the same page again.</param>
internal sealed record PageSaved(Held Held, string Problem, bool Stays);

/// <summary>
/// Keeps the answers of a page that was posted as a whole, as browsers without scripts do. What the page brought and the student did not touch
/// changes nothing, so that an old page does not take back what another device has answered since.
/// </summary>
internal sealed class SavePage(PrepDb db, AttemptHold hold, AnswerReading reading, TimeProvider clock) : IUseCase
{
    private const string Device = "form";

    public async Task<PageSaved> RunAsync(Guid attempt, Guid student, int page, IFormCollection form, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var held = await hold.ForStudentAsync(attempt, student, now, cancellation);
        if (held != Held.Open) return new(held, held == Held.Foreign ? "" : SaveResponse.TooLate, false);
        var questions = await db.Set<AttemptQuestion>().Where(q => q.AttemptId == attempt && q.Page == page).OrderBy(q => q.Position).ToListAsync(cancellation);
        var problem = "";
        foreach (var question in questions) problem += await KeepAsync(question, form, now, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new(Held.Open, problem, questions.Any(q => ResponseForm.StaysHere(form, q.Prefix)));
    }

    /// <summary>Where a question stands, by its number.</summary>
    public Task<int?> PageOfAsync(Guid attempt, int question, CancellationToken cancellation) => db.Set<AttemptQuestion>().AsNoTracking()
        .Where(q => q.AttemptId == attempt && q.Position == question).Select(q => (int?)q.Page).SingleOrDefaultAsync(cancellation);

    private async Task<string> KeepAsync(AttemptQuestion question, IFormCollection form, DateTimeOffset now, CancellationToken cancellation)
    {
        Flag(question, form);
        if (!long.TryParse(form[$"{question.Prefix}-sequence"], out var shown)) return ""; // Not on the page that was sent.
        var read = reading.Read(question.Type, question.Presented, form, question.Prefix);
        if (!read.Succeeded) return read.Problems[0].Message;
        if (read.Value == question.Response) return "";
        if (shown < question.Sequence && read.Value == await ShownAsync(question.Id, shown, cancellation)) return "";
        var sequence = question.Sequence + 1;
        db.Add(new SavedResponse(question.Id, sequence, Device, read.Value, now));
        question.Take(sequence, read.Value, now);
        return "";
    }

    private static void Flag(AttemptQuestion question, IFormCollection form)
    {
        var id = question.Id.ToString();
        if (form["flag"] == id) question.Flagged = true;
        if (form["unflag"] == id) question.Flagged = false;
    }

    /// <summary>The answer that the page was made with.</summary>
    private Task<string?> ShownAsync(Guid question, long sequence, CancellationToken cancellation) => db.Set<SavedResponse>().AsNoTracking()
        .Where(r => r.AttemptQuestionId == question && r.Sequence == sequence).OrderByDescending(r => r.ReceivedAt)
        .Select(r => r.Response).FirstOrDefaultAsync(cancellation);
}
