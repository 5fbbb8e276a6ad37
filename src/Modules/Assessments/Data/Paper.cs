using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data;
using PrepPlatform.Evaluators;
using PrepPlatform.Kernel;

namespace PrepPlatform.Assessments.Data;

/// <summary>Makes the questions of one attempt: draws, order, pages, and what the candidate sees of each, all decided by the attempt's seed.</summary>
internal sealed class Paper(PrepDb db, QuestionPool pool, IQuestionTypes types, ILogger<Paper> logger)
{
    private const int MostTries = 5;
    private const string NotNow = "One of its questions cannot be shown at the moment, so it was not started and no attempt is used. Tell your college, and try again later.";
    private const string TooFew = "There are too few questions for it at the moment, so it was not started and no attempt is used. Tell your college, and try again later.";

    private sealed record Place(Section Section, SectionItem Item, Guid Question);
    private sealed record Asked(Question Question, QuestionRevision Revision);

    /// <summary>A drawn question that cannot be shown is replaced; a fixed one stops the start. The problem's field says why, for staff.</summary>
    /// <param name="assessment">With its sections and items.</param>
    /// <param name="seed">The attempt's.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Result<List<AttemptQuestion>>> MakeAsync(Assessment assessment, long seed, CancellationToken cancellation)
    {
        var items = assessment.Sections.OrderBy(s => s.Position).SelectMany(s => s.Items.OrderBy(i => i.Position)).ToList();
        var usable = (await types.ListAsync(cancellation)).Select(t => t.Description.Id).ToList();
        var bad = new HashSet<Guid>();
        for (var tries = 0; tries < MostTries; tries++)
        {
            var plan = await pool.PlanAsync(items, usable, bad, cancellation);
            if (!plan.Feasible) return Result.Invalid<List<AttemptQuestion>>("too few questions for its draws", TooFew);
            var places = Order(assessment, plan.Choose(seed), seed);
            var (questions, failed) = await PresentAsync(assessment, places, seed, cancellation);
            if (failed.Count == 0) return Result.Ok(questions);
            if (failed.FirstOrDefault(f => !f.Place.Item.IsDraw) is { Place: { } place } broken)
                return Result.Invalid<List<AttemptQuestion>>($"question {place.Question}: {broken.Why}", NotNow);
            foreach (var (drawn, why) in failed) logger.LogWarning("Question {Question} was drawn and cannot be shown: {Why}", drawn.Question, why);
            bad.UnionWith(failed.Select(f => f.Place.Question));
        }

        return Result.Invalid<List<AttemptQuestion>>("several drawn questions cannot be shown", NotNow);
    }

    private static List<Place> Order(Assessment assessment, IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> drawn, long seed)
    {
        var dice = new Dice(seed ^ 0x5EC7);
        var places = new List<Place>();
        foreach (var section in assessment.Sections.OrderBy(s => s.Position))
        {
            var own = section.Items.OrderBy(i => i.Position)
                .SelectMany(i => (i.QuestionId is { } question ? [question] : drawn[i.Id]).Select(q => new Place(section, i, q)));
            places.AddRange(assessment.ShuffleQuestions ? dice.Shuffle(own) : own);
        }

        return places;
    }

    private async Task<(List<AttemptQuestion> Questions, List<(Place Place, string Why)> Failed)> PresentAsync(
        Assessment assessment, List<Place> places, long seed, CancellationToken cancellation)
    {
        var asked = await ReadAsync([.. places.Select(p => p.Question)], assessment.Pins, cancellation);
        var dice = new Dice(seed ^ 0x0B71);
        var (questions, failed) = (new List<AttemptQuestion>(places.Count), new List<(Place, string)>());
        foreach (var (place, page) in places.Zip(Pages(places, assessment.QuestionsPerPage)))
        {
            var (question, revision) = asked[place.Question];
            var arrangement = new Arrangement(SeedOf(dice), assessment.ShuffleOptions);
            var shown = await types.PresentAsync(question.Type, JsonElement.Parse(revision.Definition), arrangement, cancellation);
            if (!shown.Succeeded) failed.Add((place, shown.Problems[0].Message));
            else
                questions.Add(new AttemptQuestion(questions.Count + 1, page, place.Section.Title, revision, question.Type, place.Item.Points ?? revision.Points,
                    arrangement.Seed, arrangement.Shuffle, JsonSerializer.Serialize(shown.Value)));
        }

        return (questions, failed);
    }

    /// <summary>Fixed questions as they were approved, drawn ones as they are now.</summary>
    private async Task<Dictionary<Guid, Asked>> ReadAsync(List<Guid> ids, IReadOnlyDictionary<Guid, Guid> pins, CancellationToken cancellation)
    {
        var (pinned, kept) = (pins.Keys.ToList(), pins.Values.ToList());
        return await db.Set<Question>().AsNoTracking().Where(q => ids.Contains(q.Id))
            .Join(db.Set<QuestionRevision>().Where(r => ids.Contains(r.QuestionId)), q => q.Id, r => r.QuestionId, (q, r) => new { Question = q, Revision = r })
            .Where(x => kept.Contains(x.Revision.Id) || (x.Revision.Id == x.Question.RevisionId && !pinned.Contains(x.Question.Id)))
            .ToDictionaryAsync(x => x.Question.Id, x => new Asked(x.Question, x.Revision), cancellation);
    }

    /// <summary>So many questions a page; a section starts on a page of its own.</summary>
    private static IEnumerable<int> Pages(List<Place> places, int size)
    {
        var (page, on) = (0, size);
        Section? section = null;
        foreach (var place in places)
        {
            if (on == size || place.Section != section) (page, on, section) = (page + 1, 0, place.Section);
            on++;
            yield return page;
        }
    }

    private static long SeedOf(Dice dice) => ((long)dice.Next(int.MaxValue) << 31 | (long)dice.Next(int.MaxValue)) + 1;
}
