using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;
using PrepPlatform.Hosting;
using PrepPlatform.Ui;

namespace PrepPlatform.Assessments.Areas.Assessments.Marking;

/// <summary>The queue, without the students' names.</summary>
internal sealed class ListWaiting(PrepDb db, Waiting waiting, IPeople people, TimeProvider clock) : IUseCase
{
    private const int PageSize = 50, MostOptions = 30;

    public async Task<QueuePage> RunAsync(MarkingFilter filter, Guid marker, CancellationToken cancellation)
    {
        var answers = await waiting.MatchingAsync(filter, marker, cancellation);
        if (QueueKey.Read(filter.After) is { } key) answers = Waiting.Behind(answers, key);
        var rows = await Waiting.InOrder(answers).Take(PageSize + 1).Select(q => new QueueRow(
            q.Id, db.Set<QuestionRevision>().Where(r => r.Id == q.RevisionId).Select(r => r.Title).First(),
            db.Set<Attempt>().Where(a => a.Id == q.AttemptId).Join(db.Set<Assessment>(), a => a.AssessmentId, a => a.Id, (_, a) => a.Title).First(),
            q.Confidence!.Value, q.WaitsSince!.Value, q.Outcome!.Value, q.Points,
            db.Set<Mark>().Count(m => m.AttemptQuestionId == q.Id && m.Revision == q.EvaluationRevision), q.MarkerId, q.HeldUntil)).ToListAsync(cancellation);
        var page = KeyPage.Cut(rows, PageSize, filter.After.Length == 0, r => new QueueKey(r.Confidence, r.Since, r.Id).Write());
        var options = await OptionsAsync(marker, cancellation);
        // The options are the most frequent ones; what they leave out waits too.
        var all = options.Count < MostOptions ? options.Sum(o => o.Count) : await waiting.For(marker).CountAsync(cancellation);
        var now = clock.GetUtcNow();
        var holders = page.Rows.Select(r => r.HolderAt(now)).OfType<Guid>().Where(h => h != marker).Distinct().ToList();
        return new QueuePage(filter, page, options, all, marker, now, holders.Count > 0 ? await people.FindAsync(holders, cancellation) : new Dictionary<Guid, PersonInfo>());
    }

    /// <summary>What there is to filter by, with its count.</summary>
    private async Task<List<QueueOption>> OptionsAsync(Guid marker, CancellationToken cancellation) => await waiting.For(marker)
        .Join(db.Set<Attempt>(), q => q.AttemptId, a => a.Id, (q, a) => new { q.QuestionId, a.AssessmentId })
        .GroupBy(x => new { x.AssessmentId, x.QuestionId }).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.QuestionId).Take(MostOptions)
        .Select(g => new QueueOption(
            g.Key.AssessmentId, db.Set<Assessment>().Where(a => a.Id == g.Key.AssessmentId).Select(a => a.Title).First(),
            g.Key.QuestionId, db.Set<Question>().Where(q => q.Id == g.Key.QuestionId).Select(q => q.Title).First(), g.Count()))
        .ToListAsync(cancellation);
}

internal sealed record QueuePage(
    MarkingFilter Filter, KeyPage<QueueRow> Page, IReadOnlyList<QueueOption> Options, int Waiting, Guid Marker, DateTimeOffset Now, IReadOnlyDictionary<Guid, PersonInfo> Holders);

/// <param name="Id">The answer.</param>
/// <param name="Question">Its question's title as given.</param>
/// <param name="Assessment">Its assessment's title.</param>
/// <param name="Confidence">How sure the evaluator was, 0 to 1.</param>
/// <param name="Since">From when it waits.</param>
/// <param name="Outcome">What the evaluator made of it.</param>
/// <param name="Points">What it counts.</param>
/// <param name="Marks">Marks that it has.</param>
/// <param name="MarkerId">Who had it open last.</param>
/// <param name="HeldUntil">Until when that counts.</param>
internal sealed record QueueRow(
    Guid Id, string Question, string Assessment, decimal Confidence, DateTimeOffset Since, Evaluators.Outcome Outcome, decimal Points, int Marks, Guid? MarkerId, DateTimeOffset? HeldUntil)
{
    public Guid? HolderAt(DateTimeOffset now) => HeldUntil > now ? MarkerId : null;
}

/// <param name="AssessmentId">An assessment.</param>
/// <param name="Assessment">Its title.</param>
/// <param name="QuestionId">A question of it.</param>
/// <param name="Question">Its title.</param>
/// <param name="Count">Answers to it that wait.</param>
internal sealed record QueueOption(Guid AssessmentId, string Assessment, Guid QuestionId, string Question, int Count);
