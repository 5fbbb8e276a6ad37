using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Practice.Areas.Practice.Drafts;
using PrepPlatform.Practice.Areas.Practice.Problems;
using PrepPlatform.Practice.Data;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Areas.Practice.Submissions;

/// <summary>Hands a program to the judge: to be tried on samples, or to count. Whatever comes of it, the program is kept as a draft first.</summary>
internal sealed class HandIn(PrepDb db, SaveDraft save, IQuestionTypes types, JudgeDesk judge, ProgressDesk progress) : IUseCase
{
    private const string Empty = "Write a program first.", Silent = "The judge does not answer now. Your program is kept as a draft; try again in a moment.";

    private sealed record Asked(Guid Id, Guid RevisionId, string Definition);

    /// <summary>Hands it in.</summary>
    /// <param name="kind">A run or a submission.</param>
    /// <param name="number">The problem.</param>
    /// <param name="person">Who.</param>
    /// <param name="form">The program, and for a run perhaps an input.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Result<Submission>> RunAsync(SubmissionKind kind, int number, Guid person, ProgramForm form, CancellationToken cancellation)
    {
        var kept = await save.RunAsync(number, person, form.Answer, cancellation);
        if (!kept.Succeeded) return Result.Invalid<Submission>(kept.Problems);
        if (string.IsNullOrWhiteSpace(form.Answer.Source)) return Result.Invalid<Submission>("Answer.Source", Empty);
        if (await db.IsFullAsync(person, cancellation)) return Result.Invalid<Submission>("", WaitingPrograms.TooMany);
        var asked = await db.Set<CodingProblem>().Where(p => p.Number == number).Select(p => new Asked(
            p.Id, p.PublishedRevisionId!.Value, db.Set<ProblemRevision>().Where(r => r.Id == p.PublishedRevisionId).Select(r => r.Definition).First())).SingleAsync(cancellation);
        var input = kind == SubmissionKind.Run && form.Input.Length > 0 ? form.Input.ReplaceLineEndings("\n") : null;
        var whole = Definition.Parse(asked.Definition);
        var definition = kind == SubmissionKind.Run ? await types.TrialAsync(PracticeLimits.Type, whole, input, cancellation) : whole;
        if (definition is null) return Result.Invalid<Submission>("", Silent);
        return Result.Ok(await OrderAsync(new(kind, asked.Id, asked.RevisionId, person, form.Answer.Language, form.Answer.Text, kept.Value) { OwnInput = input }, definition.Value, cancellation));
    }

    private async Task<Submission> OrderAsync(Submission submission, JsonElement definition, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (submission.Kind == SubmissionKind.Submission) await progress.TouchAsync(submission.ProblemId, submission.PersonId, cancellation);
        db.Add(submission);
        await judge.OrderAsync([submission], definition, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return submission;
    }
}
