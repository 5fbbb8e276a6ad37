using Microsoft.EntityFrameworkCore;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Data;

namespace PrepPlatform.Assessments.Areas.Assessments.Marking;

/// <summary>The answers that wait for somebody's mark: not the reader's own, and none that the reader has marked already.</summary>
internal sealed class Waiting(PrepDb db, IPeople people, TimeProvider clock)
{
    private const int MostPeople = 2000;

    public IQueryable<AttemptQuestion> For(Guid marker) => db.Set<AttemptQuestion>().AsNoTracking().Where(q => q.WaitsSince != null
        && !db.Set<Attempt>().Any(a => a.Id == q.AttemptId && a.StudentId == marker)
        && !db.Set<Mark>().Any(m => m.AttemptQuestionId == q.Id && m.Revision == q.EvaluationRevision && m.By == marker));

    public async Task<IQueryable<AttemptQuestion>> MatchingAsync(MarkingFilter filter, Guid marker, CancellationToken cancellation)
    {
        var answers = For(marker);
        if (filter.Assessment is { } assessment) answers = answers.Where(q => db.Set<Attempt>().Any(a => a.Id == q.AttemptId && a.AssessmentId == assessment));
        if (filter.Question is { } question) answers = answers.Where(q => q.QuestionId == question);
        if (filter.Stage is { } stage)
        {
            var marks = (int)stage;
            answers = answers.Where(q => db.Set<Mark>().Count(m => m.AttemptQuestionId == q.Id && m.Revision == q.EvaluationRevision) == marks);
        }

        var now = clock.GetUtcNow();
        if (filter.Mine) answers = answers.Where(q => q.MarkerId == marker && q.HeldUntil > now);
        if (filter.Q.Trim() is not { Length: > 0 } text) return answers;
        var found = await people.SearchAsync(text, MostPeople, cancellation);
        return answers.Where(q => db.Set<Attempt>().Any(a => a.Id == q.AttemptId && found.Contains(a.StudentId)));
    }

    public static IQueryable<AttemptQuestion> Behind(IQueryable<AttemptQuestion> answers, QueueKey key) => answers.Where(q =>
        q.Confidence > key.Confidence || (q.Confidence == key.Confidence && (q.WaitsSince > key.Since || (q.WaitsSince == key.Since && q.Id.CompareTo(key.Id) > 0))));

    public static IQueryable<AttemptQuestion> Before(IQueryable<AttemptQuestion> answers, QueueKey key) => answers.Where(q =>
        q.Confidence < key.Confidence || (q.Confidence == key.Confidence && (q.WaitsSince < key.Since || (q.WaitsSince == key.Since && q.Id.CompareTo(key.Id) < 0))));

    public static IOrderedQueryable<AttemptQuestion> InOrder(IQueryable<AttemptQuestion> answers) => answers.OrderBy(q => q.Confidence).ThenBy(q => q.WaitsSince).ThenBy(q => q.Id);

    public static IOrderedQueryable<AttemptQuestion> Backwards(IQueryable<AttemptQuestion> answers) =>
        answers.OrderByDescending(q => q.Confidence).ThenByDescending(q => q.WaitsSince).ThenByDescending(q => q.Id);
}
