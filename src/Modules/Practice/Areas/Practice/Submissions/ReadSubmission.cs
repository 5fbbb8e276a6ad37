using Microsoft.EntityFrameworkCore;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Evaluators;
using PrepPlatform.Hosting;
using PrepPlatform.Practice.Domain;

namespace PrepPlatform.Practice.Areas.Practice.Submissions;

/// <summary>A person's own program and what came of it so far. What only staff may read is not in it.</summary>
internal sealed class ReadSubmission(PrepDb db, IEvaluations evaluations) : IUseCase
{
    public async Task<SubmissionPage?> RunAsync(Guid id, Guid person, CancellationToken cancellation)
    {
        var found = await db.Set<Submission>().AsNoTracking().Where(s => s.Id == id && s.PersonId == person && s.Kind != SubmissionKind.Check)
            .Join(db.Set<CodingProblem>(), s => s.ProblemId, p => p.Id, (s, p) => new SubmissionPage(s, p.Number, p.Title, p.State == ProblemState.Published)).SingleOrDefaultAsync(cancellation);
        return found is null ? null : await WithResultAsync(found, evaluations, cancellation);
    }

    /// <summary>Adds what the judge found, or how far it is.</summary>
    public static async Task<SubmissionPage> WithResultAsync(SubmissionPage page, IEvaluations evaluations, CancellationToken cancellation)
    {
        var (kind, id) = (Submission.SubjectKind(page.Submission.Kind), page.Submission.Id);
        if (page.Submission.State == SubmissionState.Waiting)
            return page with { Progress = (await evaluations.ProgressAsync(kind, [id], cancellation)).LastOrDefault(p => p.Subject.Revision == page.Submission.Round) };
        var given = await evaluations.ReadAsync(kind, [id], cancellation);
        return page with { Result = given.LastOrDefault(g => g.Subject.Revision == page.Submission.Round)?.Result };
    }
}

/// <summary>A program and what came of it.</summary>
/// <param name="Submission">The program.</param>
/// <param name="Number">Its problem's number.</param>
/// <param name="Title">Its problem's title.</param>
/// <param name="Open">Whether the problem can be worked on now.</param>
internal sealed record SubmissionPage(Submission Submission, int Number, string Title, bool Open)
{
    public EvaluationResult? Result { get; init; }

    /// <summary>Null: nothing is known yet, or it is done.</summary>
    public EvaluationProgress? Progress { get; init; }

    public bool Waits => Submission.State == SubmissionState.Waiting;

    public IReadOnlyList<Criterion> Parts => Result?.Criteria ?? Progress?.Parts ?? [];

    /// <summary>Where the piece is asked for again.</summary>
    public string Url { get; init; } = $"/practice/submissions/{Submission.Id}";

    public string Topic => EvaluationProgress.Topic(Domain.Submission.SubjectKind(Submission.Kind), Submission.Id);
}
